//! What can be asked for over HTTP.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, Query, Request, State, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::oneshot;

use super::ask::Ask;
use super::code;
use super::names;
use super::pages::Page;
use super::protocol::{Door, Enter, Entered, Join, Joined, LARGEST, Refusal, VERSION};
use super::say::sentence;
use super::shared::{From, Shared};
use super::socket;
use crate::session::live::{Access, DoorView, Names, Reply, Request as Asked};

/// A body arrives within this time.
const BODY: Duration = Duration::from_secs(5);

type Room = State<Arc<Shared>>;

/// All routes.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(phone))
        .route("/console", get(console))
        .route("/wall", get(wall))
        .route("/room", get(door))
        .route("/join", post(join))
        .route("/enter", post(enter))
        .route("/socket", get(upgrade))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/{code}", get(by_code))
        .fallback(async || not_here())
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), ours))
        .with_state(shared)
}

/// Lets in what was asked under an address that the room shows, and says on every answer what a browser may do with it.
async fn ours(State(shared): Room, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = one(headers, &header::HOST);
    let host = host.filter(|host| shared.hosts.contains(&host.to_ascii_lowercase()));
    let origin = headers.get(header::ORIGIN);
    let origin = origin.map(|origin| origin.to_str().unwrap_or_default());
    let mut response = match (host, origin) {
        (None, _) => refused(
            StatusCode::MISDIRECTED_REQUEST,
            "wrong_address",
            "This is not an address of the room: use the one on the wall.",
        ),
        // Pages of other sites have no business here.
        (Some(host), Some(origin)) if origin.strip_prefix("http://") != Some(host) => refused(
            StatusCode::FORBIDDEN,
            "wrong_address",
            "This page does not belong to the room.",
        ),
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    let always: [(HeaderName, &str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in always {
        headers.insert(name, axum::http::HeaderValue::from_static(value));
    }
    response
}

/// The one value of a header.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    match (all.next(), all.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

async fn phone(State(shared): Room, headers: HeaderMap) -> Response {
    page(&shared.pages.phone, &headers)
}

async fn console(State(shared): Room, headers: HeaderMap) -> Response {
    page(&shared.pages.console, &headers)
}

async fn wall(State(shared): Room, headers: HeaderMap) -> Response {
    page(&shared.pages.wall, &headers)
}

async fn by_code(State(shared): Room, Path(code): Path<String>, headers: HeaderMap) -> Response {
    // Whether it is the right one is asked when somebody joins: a look gives nothing away.
    if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        page(&shared.pages.phone, &headers)
    } else {
        not_here()
    }
}

fn page(page: &Page, headers: &HeaderMap) -> Response {
    let takes = headers.get(header::ACCEPT_ENCODING);
    let takes = takes.and_then(|takes| takes.to_str().ok());
    let gzip = takes.is_some_and(|takes| takes.contains("gzip"));
    let host = one(headers, &header::HOST).unwrap_or_default();
    let mut response = Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, page.policy(host))
        .header(header::VARY, "accept-encoding");
    let body = if gzip {
        response = response.header(header::CONTENT_ENCODING, "gzip");
        Body::from(page.gzip.clone())
    } else {
        Body::from(page.plain)
    };
    let built = response.body(body);
    built.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

#[derive(Debug, serde::Deserialize)]
struct Code {
    code: String,
}

async fn door(
    State(shared): Room,
    Extension(From(from)): Extension<From>,
    Query(asked): Query<Code>,
) -> Response {
    match opened(&shared, from, &asked.code).await {
        Err(response) => response,
        Ok(door) => json(&Door {
            v: VERSION,
            name: door.names != Names::None,
            title: door.title,
            list: door.list,
            locked: door.locked,
        }),
    }
}

/// What a code opens; or why not, which for guesses takes longer and longer.
async fn opened(shared: &Shared, from: IpAddr, code: &str) -> Result<DoorView, Response> {
    if let Some(refusal) = slowed(shared, from) {
        return Err(refusal);
    }
    let door = shared.door(code).await;
    door.ok_or_else(|| wrong_code(shared, from))
}

/// The refusal of somebody who has typed too many wrong codes, as long as they have to wait.
fn slowed(shared: &Shared, from: IpAddr) -> Option<Response> {
    let wait = shared.wait(from)?;
    Some(answer(
        StatusCode::TOO_MANY_REQUESTS,
        &Refusal {
            reason: "slow_down".to_owned(),
            text: "Too many wrong codes: wait a moment.".to_owned(),
            retry: Some(wait.as_millis() as u64 + 1),
        },
    ))
}

fn wrong_code(shared: &Shared, from: IpAddr) -> Response {
    shared.wrong(from);
    refused(
        StatusCode::FORBIDDEN,
        "wrong_code",
        "This code joins no room: look at the wall.",
    )
}

async fn join(
    State(shared): Room,
    Extension(From(from)): Extension<From>,
    request: Request,
) -> Response {
    joined(&shared, from, request)
        .await
        .unwrap_or_else(|response| response)
}

async fn joined(shared: &Shared, from: IpAddr, request: Request) -> Result<Response, Response> {
    let join: Join = body(request).await?;
    let door = opened(shared, from, &join.code).await?;
    let asks = door.names != Names::None;
    if door.locked {
        let text = "The room is locked: ask the facilitator.";
        return Err(refused(StatusCode::FORBIDDEN, "locked", text));
    }
    let name = join.name.as_deref().filter(|_| asks).and_then(names::name);
    if asks && name.is_none() {
        let text = "A name has 1 to 24 characters.";
        return Err(refused(StatusCode::BAD_REQUEST, "bad_name", text));
    }
    let token = code::token().map_err(|error| no_random(&error))?;
    let sha256 = code::sha256(&token);
    match asked(shared, Asked::Join { name, sha256 }).await? {
        Reply::Seat(seat) => Ok(json(&Joined { seat, token })),
        Reply::Refused(why) => Err(refused(
            StatusCode::FORBIDDEN,
            why.reason(),
            &sentence(&why),
        )),
        _ => Err(not_here()),
    }
}

async fn enter(
    State(shared): Room,
    Extension(From(from)): Extension<From>,
    request: Request,
) -> Response {
    entered(&shared, from, request)
        .await
        .unwrap_or_else(|response| response)
}

async fn entered(shared: &Shared, from: IpAddr, request: Request) -> Result<Response, Response> {
    let Enter {
        access,
        code: typed,
    } = body(request).await?;
    if let Some(refusal) = slowed(shared, from) {
        return Err(refusal);
    }
    let expected = match access {
        Access::Console => &shared.console,
        Access::Wall => &shared.wall,
        Access::Seat | Access::Observer => return Err(wrong_code(shared, from)),
    };
    if !code::same(&code::typed(&typed), expected) {
        return Err(wrong_code(shared, from));
    }
    let token = code::token().map_err(|error| no_random(&error))?;
    let sha256 = code::sha256(&token);
    match asked(shared, Asked::Enter { access, sha256 }).await? {
        Reply::Device(_) => Ok(json(&Entered { token })),
        _ => Err(not_here()),
    }
}

async fn upgrade(
    State(shared): Room,
    Extension(From(from)): Extension<From>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .read_buffer_size(LARGEST)
        .write_buffer_size(0)
        .max_write_buffer_size(1 << 20)
        .on_upgrade(move |socket| socket::serve(socket, from, shared))
}

/// Asks the hub, and waits until it is on the disk.
async fn asked(shared: &Shared, request: Asked) -> Result<Reply, Response> {
    let (answer, heard) = oneshot::channel();
    shared.tell(Ask::Request(request, answer));
    let not_saved = |text: &str| refused(StatusCode::SERVICE_UNAVAILABLE, "not_saved", text);
    match heard.await {
        Ok(Ok(reply)) => Ok(reply),
        Ok(Err(text)) => Err(not_saved(&text)),
        Err(_) => Err(not_saved("The room was closed.")),
    }
}

/// Reads a body of JSON, of at most so many bytes, in time.
async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // A form of another site cannot send this kind without asking first.
    if !kind.starts_with("application/json") {
        let text = "JSON was expected.";
        return Err(refused(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "bad_request",
            text,
        ));
    }
    let read = tokio::time::timeout(BODY, to_bytes(request.into_body(), LARGEST)).await;
    let bytes = match read {
        Err(_) => {
            let text = "The request did not arrive.";
            return Err(refused(StatusCode::REQUEST_TIMEOUT, "bad_request", text));
        }
        Ok(Err(_)) => {
            let text = "At most 4,096 bytes.";
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text));
        }
        Ok(Ok(bytes)) => bytes,
    };
    serde_json::from_slice(&bytes).map_err(|_| {
        let text = "This request cannot be read.";
        refused(StatusCode::BAD_REQUEST, "bad_request", text)
    })
}

fn json(body: &impl Serialize) -> Response {
    answer(StatusCode::OK, body)
}

fn answer(status: StatusCode, body: &impl Serialize) -> Response {
    (status, axum::Json(body)).into_response()
}

fn refused(status: StatusCode, reason: &str, text: &str) -> Response {
    answer(
        status,
        &Refusal {
            reason: reason.to_owned(),
            text: text.to_owned(),
            retry: None,
        },
    )
}

fn not_here() -> Response {
    refused(
        StatusCode::NOT_FOUND,
        "not_here",
        "There is nothing here: use the address on the wall.",
    )
}

fn no_random(error: &code::NoRandom) -> Response {
    let text = error.to_string();
    refused(StatusCode::SERVICE_UNAVAILABLE, "not_saved", &text)
}
