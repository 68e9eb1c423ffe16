//! Requests are told to a collector of traces, where the operator names one: OpenTelemetry, as
//! OTLP over HTTP in JSON.

use anyhow::Context;
use bytes::Bytes;
use minga_store::orm::async_trait;
use opentelemetry::global::BoxedTracer;
use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use std::time::Duration;

/// How long the collector may take to answer. Nobody who reads waits for it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who tells the collector at this address; nobody if it is empty. What was not told yet is told
/// when the last that holds this is dropped.
pub(crate) fn tracer(address: &str) -> anyhow::Result<Option<BoxedTracer>> {
    if address.is_empty() {
        return Ok(None);
    }
    let agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false);
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Client(agent.build().into()))
        .with_protocol(Protocol::HttpJson)
        .with_endpoint(address)
        .with_timeout(PATIENCE)
        .build()
        .with_context(|| format!("traces_to: {address}"))?;
    let resource = Resource::builder_empty()
        .with_service_name("minga")
        .with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
    let provider =
        SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build();
    Ok(Some(BoxedTracer::new(Box::new(provider.tracer("minga")))))
}

/// The client that the rest of the program has. It is called on a thread of its own.
#[derive(Debug)]
struct Client(ureq::Agent);

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (head, mut body) = self.0.run(request.map(|body| body.to_vec()))?.into_parts();
        Ok(Response::from_parts(head, body.read_to_vec()?.into()))
    }
}
