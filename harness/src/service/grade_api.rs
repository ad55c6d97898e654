//! `POST /v1/grade`: one candidate or many.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures::stream::{FuturesUnordered, Stream, StreamExt};

use super::Service;
use super::candidates::{BatchAnswer, CandidateResult, Checked, GradeRequest};
use super::input::{Asker, Held, Input};
use super::problem::Problem;
use super::queue::Place;
use super::work::Deadline;
use crate::episode::{Environment, EnvironmentSettings, Judged};

/// The media type of a streamed answer.
const NDJSON: &str = "application/x-ndjson";

/// Grades what the request holds.
pub async fn grade(
    State(service): State<Service>,
    Asker(client): Asker,
    headers: HeaderMap,
    Input { value, held }: Input<GradeRequest>,
) -> Result<Response, Problem> {
    let mut request = value;
    let deadline = service.deadline(request.timeout_s)?;
    let environment = environment(&service, &request)?;
    let is_batch = request.is_batch();
    let streamed = request.stream || accepts_lines(&headers);
    let with_grade = !request.without_grade;
    let groups = group(request.check(&service).await?);
    let places = service.reserve(&client, groups.len())?;
    let job = Job {
        service,
        environment,
        deadline,
        with_grade,
    };
    let results = job.results(groups, places, held);
    if streamed {
        return Ok(lines(results));
    }
    let mut results: Vec<CandidateResult> = results.collect::<Vec<_>>().await.concat();
    results.sort_by_key(|result| result.index);
    if is_batch {
        return Ok(Json(BatchAnswer { results }).into_response());
    }
    let Some(result) = results.pop() else {
        return Err(Problem::draining());
    };
    let failed = result.error.as_ref();
    let status = failed.map_or(StatusCode::OK, |problem| problem.class.status());
    Ok((status, Json(result)).into_response())
}

/// The environment under the request's own settings.
fn environment(service: &Service, request: &GradeRequest) -> Result<Environment, Problem> {
    let shared = service.environment();
    if request.reply_format.is_none() && request.weights.is_none() {
        return Ok(shared.clone());
    }
    if let Some(weight) = request.weights.and_then(|weights| weights.invalid()) {
        let why = "weights are numbers from 0 up, and that of the tests is above 0";
        return Err(Problem::field(format!("weights.{weight}"), why));
    }
    let settings = shared.settings();
    Ok(shared.with(EnvironmentSettings {
        reply_format: request.reply_format.unwrap_or(settings.reply_format),
        weights: request.weights.unwrap_or(settings.weights),
        ..settings.clone()
    }))
}

fn accepts_lines(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains(NDJSON))
}

/// Identical candidates together: the first of each group is graded for all of them.
fn group(candidates: Vec<Checked>) -> Vec<Vec<Checked>> {
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut groups: Vec<Vec<Checked>> = Vec::new();
    for candidate in candidates {
        let key = (candidate.task.hash.clone(), Arc::clone(&candidate.given));
        match places.get(&key) {
            Some(&place) => groups[place].push(candidate),
            None => {
                places.insert(key, groups.len());
                groups.push(vec![candidate]);
            }
        }
    }
    groups
}

/// What all candidates of a request share.
#[derive(Clone)]
struct Job {
    service: Service,
    environment: Environment,
    deadline: Deadline,
    with_grade: bool,
}

impl Job {
    /// The results of each group as they are there. `held` is given back when the last is.
    fn results(
        self,
        groups: Vec<Vec<Checked>>,
        places: Vec<Place>,
        held: Held,
    ) -> impl Stream<Item = Vec<CandidateResult>> + Send + 'static {
        let work: FuturesUnordered<_> = groups
            .into_iter()
            .zip(places)
            .map(|(group, place)| {
                let job = self.clone();
                async move { job.of_group(group, place).await }
            })
            .collect();
        work.map(move |results| {
            let _ = &held;
            results
        })
    }

    async fn of_group(&self, group: Vec<Checked>, place: Place) -> Vec<CandidateResult> {
        let Some(first) = group.first() else {
            return Vec::new();
        };
        let outcome = self.judge(first, place).await;
        let weights = &self.environment.settings().weights;
        group
            .iter()
            .map(|candidate| CandidateResult {
                duplicate_of: (candidate.index != first.index).then_some(first.index),
                ..CandidateResult::of(
                    candidate,
                    outcome.as_ref().map_err(Problem::clone),
                    weights,
                    self.with_grade,
                )
            })
            .collect()
    }

    async fn judge(&self, candidate: &Checked, place: Place) -> Result<Judged, Problem> {
        let (task, given) = (Arc::clone(&candidate.task), Arc::clone(&candidate.given));
        let environment = self.environment.clone();
        self.service
            .judge(place, self.deadline, environment, task, given)
            .await
    }
}

/// One JSON object a line.
fn lines(results: impl Stream<Item = Vec<CandidateResult>> + Send + 'static) -> Response {
    let lines = results.map(|results| {
        let mut text = Vec::new();
        for result in results {
            // Plain data: there is nothing in it that JSON could not say.
            if serde_json::to_writer(&mut text, &result).is_ok() {
                text.push(b'\n');
            }
        }
        Ok::<_, Infallible>(Bytes::from(text))
    });
    let mut response = Body::from_stream(lines).into_response();
    let kind = HeaderValue::from_static(NDJSON);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
