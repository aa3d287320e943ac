//! What comes first where the topic is nobody else's business: the line for just that.

use super::*;

/// The services that are shown first for a topic at a door, in every district and where nobody knows the district.
fn first(topic: &str, door: Door, age: u32, most: usize) -> Vec<Vec<String>> {
    let directory = real();
    let districts = directory.files().districts.districts.iter();
    let districts = districts.map(|it| Some(it.id.as_str())).chain([None]);
    districts
        .map(|district| {
            let place = directory.place(&Whereabouts {
                district,
                ..Default::default()
            });
            let query = Query {
                topics: Some(&[topic]),
                age: years(age),
                ..resident(door, Level::Now, &place)
            };
            let routes = directory.routes(&query).routes.into_iter();
            routes.take(most).map(|route| route.service).collect()
        })
        .collect()
}

fn all_are(found: &[Vec<String>], wanted: &[&str]) {
    assert_eq!(found.len(), 10);
    for first in found {
        assert_eq!(first, wanted);
    }
}

#[test]
fn with_domestic_abuse_an_adult_is_shown_the_lines_for_that_first() {
    let adult = first("domestic-abuse", Door::SpecialistLine, 34, 2);
    all_are(&adult, &["compass", "national-domestic-abuse"]);
    for child in first("domestic-abuse", Door::SpecialistLine, 15, 1) {
        let council = child[0].starts_with("child-safeguarding-");
        assert!(
            council || child[0] == "council-if-child-not-safe",
            "{child:?}"
        );
    }
}

#[test]
fn after_a_sexual_assault_the_centre_for_that_comes_first() {
    let adult = first("sexual-assault", Door::SpecialistLine, 34, 2);
    all_are(&adult, &["sexual-assault-centre", "compass"]);
    let young = first("sexual-assault", Door::SpecialistLine, 14, 1);
    all_are(&young, &["sexual-assault-centre"]);
    let child = first("sexual-assault", Door::SpecialistLine, 9, 1);
    all_are(&child, &["council-if-child-not-safe"]);
}

#[test]
fn an_assault_behind_a_question_of_sexual_health_leads_to_the_centre_and_a_child_to_the_council() {
    for topic in ["sexual-health", "emergency-contraception"] {
        let adult = first(topic, Door::SpecialistLine, 34, 1);
        all_are(&adult, &["sexual-assault-centre"]);
        for child in first(topic, Door::SpecialistLine, 12, 1) {
            let council = child[0].starts_with("child-safeguarding-");
            assert!(
                council || child[0] == "council-if-child-not-safe",
                "{child:?}"
            );
        }
    }
    let clinic = first("sexual-health", Door::SexualHealth, 34, 1);
    all_are(&clinic, &["sexual-health"]);
}

#[test]
fn worry_about_a_child_or_an_adult_leads_to_the_council_of_the_place() {
    for (topic, age, wanted) in [
        ("child-safety-worry", 9, "child-social-care-"),
        ("adult-safety-worry", 70, "adult-social-care-"),
    ] {
        for first in first(topic, Door::SpecialistLine, age, 1) {
            assert!(first[0].starts_with(wanted), "{topic}: {first:?}");
        }
    }
}

#[test]
fn self_harm_and_low_mood_lead_to_the_mental_health_option_first() {
    for topic in [
        "self-harm",
        "low-mood",
        "low-mood-after-birth",
        "anxiety-panic",
        "alcohol-drugs",
    ] {
        let found = first(topic, Door::Nhs111MentalHealth, 20, 3);
        all_are(&found, &["nhs-111-mental-health", "samaritans", "shout"]);
    }
}

#[test]
fn near_the_end_of_life_the_number_on_the_care_plan_comes_before_the_hospice_of_the_place() {
    let found = first("end-of-life", Door::SpecialistLine, 70, 2);
    for first in &found {
        assert_eq!(first[0], "hospice");
        assert!(first[1].starts_with("hospice-"), "{first:?}");
    }
}
