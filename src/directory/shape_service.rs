//! What can be wrong with one service record. Native only.

use crate::directory::kinds::{Access, Backing};
use crate::directory::postcode::looks_like_one;
use crate::directory::records::{Service, Venue};
use crate::directory::shape::Checker;
use crate::directory::shape_hours::given;
use crate::pack::problem::JsonPath;

impl Checker<'_> {
    pub(super) fn service(&mut self, service: &Service, at: &JsonPath) {
        self.phone(at.key("phone"), service.phone.as_ref());
        self.phone(at.key("text_line"), service.text_line.as_ref());
        self.dated(at.key("as_of"), service.as_of.as_ref());
        self.hours(at, service.hours.as_ref());
        self.sessions(at, &service.sessions);
        self.no_tokens(
            at,
            [
                ("name", &service.name),
                ("what", &service.what),
                ("how", &service.how),
            ],
        );
        let more = [
            ("provider", &service.provider),
            ("cannot", &service.cannot),
            ("for_whom", &service.for_whom),
            ("relay", &service.relay),
            ("introduced_by", &service.introduced_by),
            ("cost", &service.cost),
            ("languages", &service.languages),
            ("sensory", &service.sensory),
            ("note", &service.note),
            ("inferred", &service.inferred),
        ];
        self.no_tokens(at, given(more));
        self.once(at.key("topics"), "a topic", &service.topics);
        self.once(at.key("access"), "a way in", &service.access);
        self.first_for(service, at);
        self.web(service, at);
        if let Some(place) = &service.place {
            self.venue(place, &at.key("place"));
        }
        if service.max_age.is_some() && service.min_age > service.max_age {
            self.say(
                at.key("max_age"),
                "no age is left between \"min_age\" and \"max_age\"; swap them",
            );
        }
        if service.introduced_by.is_some() && !service.access.contains(&Access::Referral) {
            self.say(
                at.key("introduced_by"),
                "nobody has to introduce anyone here; add \"referral\" to \"access\", or remove it",
            );
        }
        self.backing(service, at);
    }

    fn web(&mut self, service: &Service, at: &JsonPath) {
        let url = service.url.as_ref();
        if url.is_some_and(|url| !url.starts_with("https://")) {
            self.say(
                at.key("url"),
                "a public address begins with https://; mend it or leave \"url\" out",
            );
        }
        if let Some(email) = service.email.as_ref().filter(|email| !is_email(email)) {
            let message =
                format!("\"{email}\" is not an e-mail address; write it like help@example.org");
            self.say(at.key("email"), message);
        }
    }

    fn first_for(&mut self, service: &Service, at: &JsonPath) {
        for (index, topic) in service.first_for.iter().enumerate() {
            if !service.topics.contains(topic) {
                let message =
                    format!("\"{topic}\" is none of its topics; add it to \"topics\" or remove it");
                self.say(at.key("first_for").index(index), message);
            }
        }
        self.once(at.key("first_for"), "a topic", &service.first_for);
        if service.first_from_age.is_some() && service.first_for.is_empty() {
            let message = "it comes first for nothing; add \"first_for\" or remove it";
            self.say(at.key("first_from_age"), message);
        }
    }

    fn venue(&mut self, place: &Venue, at: &JsonPath) {
        match (place.lat, place.lon) {
            (Some(lat), Some(lon)) => self.position(at, lat, lon),
            (None, None) => {}
            _ => self.say(
                at.key("lat"),
                "\"lat\" and \"lon\" go together; give both or leave both out",
            ),
        }
        let postcode = place.postcode.as_ref();
        if let Some(postcode) = postcode.filter(|postcode| !looks_like_one(postcode)) {
            let message = format!("\"{postcode}\" is not a postcode; write it like SS14 3GR");
            self.say(at.key("postcode"), message);
        }
        if [&place.name, &place.address, &place.postcode]
            .into_iter()
            .all(Option::is_none)
        {
            self.say(
                at.clone(),
                "nobody could find this place; give a name, an address or a postcode",
            );
        }
    }

    fn backing(&mut self, service: &Service, at: &JsonPath) {
        let contact = [
            &service.phone,
            &service.text_line,
            &service.url,
            &service.email,
        ]
        .into_iter()
        .any(Option::is_some);
        let facts = contact
            || service.hours.is_some()
            || service.place.is_some()
            || !service.sessions.is_empty();
        match service.backing {
            Backing::General if facts => {
                let message = "a general record has no number, address or hours; name their source and write \"sourced\" or \"verify\"";
                self.say(at.key("backing"), message);
            }
            Backing::Sourced | Backing::Verify if service.source.is_none() => {
                self.say(
                    at.clone(),
                    "key \"source\" is missing; name the source, or write \"backing\": \"general\"",
                );
            }
            _ => {}
        }
        if service.only_line && service.phone.is_none() && service.text_line.is_none() {
            self.say(
                at.key("only_line"),
                "an only line has a number; give \"phone\" or \"text_line\", or remove it",
            );
        }
    }
}

/// One `@` with a name before it and a dotted host behind it.
fn is_email(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-_+'&".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name.chars().all(fits)
            && host.chars().all(fits)
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
    })
}
