//! A server for this computer only, which says what a real host should say.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::ACCEPT_ENCODING;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;

use crate::answer::{self, Answer, Headers};
use crate::site::Site;

/// The site that is being served, which a rebuild replaces.
#[derive(Debug, Clone, Default)]
pub struct Current(Arc<RwLock<Option<Arc<Site>>>>);

impl Current {
    /// Serves this site from now on.
    pub fn set(&self, site: Site) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(site));
    }

    fn get(&self) -> Option<Arc<Site>> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A server that runs until the program ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    thread: JoinHandle<Result<()>>,
}

impl Server {
    /// Starts serving on a port of this computer; port 0 takes any that is free.
    pub fn start(current: Current, headers: Headers, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
            format!("port {port} could not be opened; choose another with --port")
        })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let thread = thread::spawn(move || serve(listener, &current, &headers));
        Ok(Self { address, thread })
    }

    /// The address of the first page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Waits until the server fails, which is for ever if nothing goes wrong.
    pub fn wait(self) -> Result<()> {
        self.thread
            .join()
            .unwrap_or_else(|_| anyhow::bail!("the server stopped"))
    }
}

fn serve(listener: TcpListener, current: &Current, headers: &Headers) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            // A connection that can't be taken (too many at once, given up) is that browser's loss alone.
            let Ok((stream, _)) = listener.accept().await else {
                continue;
            };
            let (current, headers) = (current.clone(), headers.clone());
            let service = service_fn(move |request| {
                let response = respond(current.get().as_deref(), &headers, &request);
                async move { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(
                hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service),
            );
        }
    })
}

fn respond(
    site: Option<&Site>,
    headers: &Headers,
    request: &Request<Incoming>,
) -> Response<Full<Bytes>> {
    let accept_encoding = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    let asked = answer::Request {
        method: request.method().as_str(),
        path: request.uri().path(),
        accept_encoding,
    };
    let Answer {
        status,
        headers,
        body,
    } = answer::answer(site, headers, asked);
    let length = body.len();
    let body = if request.method() == Method::HEAD {
        Bytes::new()
    } else {
        body
    };
    let mut builder = Response::builder()
        .status(status)
        .header("Content-Length", length);
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    builder.body(Full::new(body)).unwrap_or_else(|_| {
        let mut response = Response::new(Full::new(Bytes::from_static(
            b"headers.json holds a header that HTTP does not allow\n",
        )));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}
