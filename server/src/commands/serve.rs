use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use minga_i18n::FluentArgs;
use minga_jobs::{Handler, Worker};
use minga_web::{App, Peer, SendMail, TellHook};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How long connections may take to end when the program is asked to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(15);
/// The largest head of a request, in bytes.
const HEAD_BYTES: usize = 32 * 1024;

/// `minga serve`
pub(crate) async fn run(config: &Config, no_migrate: bool) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::Serve).await?;
    let pending = app.store.pending(&app.migrations()).await?;
    if no_migrate && !pending.is_empty() {
        let mut args = FluentArgs::new();
        args.set("count", pending.len() as f64);
        terminal::tell(app.words.say(config.lang, "cli-behind", &args));
        return Ok(ExitCode::FAILURE);
    }
    app.store.migrate(&app.migrations()).await?;
    serve(config, app).await
}

/// Serves until the program is asked to stop.
pub(crate) async fn serve(config: &Config, app: App) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let at = listener.local_addr()?;
    let mut args = FluentArgs::new();
    args.set("address", app.settings.base_url.clone());
    terminal::say(app.words.say(config.lang, "cli-serving", &args));
    tracing::info!(%at, database = config.database_shown(), "serving");
    let follower = tokio::spawn(minga_web::follow_events(app.clone()));
    let keeper = tokio::spawn(minga_web::keep_record(app.clone()));
    let witnesses = tokio::spawn(minga_web::keep_witnesses(app.clone()));
    let worker = worker(&app);
    let worker = tokio::spawn(async move { worker.run_forever().await });
    let hooks = tokio::spawn(minga_web::follow_hooks(app.clone()));
    let tellers = [teller(&app), teller(&app)];
    let tellers = tellers.map(|teller| tokio::spawn(async move { teller.run_forever().await }));
    let others = [features_worker(&app), features_worker(&app)];
    let others = others.map(|worker| tokio::spawn(async move { worker.run_forever().await }));
    let rounds = tokio::spawn(minga_web::keep_rounds(app.clone()));
    let sweeper = tokio::spawn(minga_web::keep_clean(app.clone()));
    let store = app.store.clone();
    let measured = measure(config, &app).await?;
    accept(listener, minga_web::service(app)).await?;
    measured.iter().for_each(tokio::task::JoinHandle::abort);
    follower.abort();
    keeper.abort();
    witnesses.abort();
    worker.abort();
    hooks.abort();
    tellers.iter().for_each(tokio::task::JoinHandle::abort);
    others.iter().for_each(tokio::task::JoinHandle::abort);
    rounds.abort();
    sweeper.abort();
    store.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// Whoever sends mail.
fn worker(app: &App) -> Worker {
    let mail: Arc<dyn Handler> = Arc::new(SendMail(app.mailer.clone()));
    Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [mail])
}

/// Whoever tells webhooks of events: not the one who sends mail, which must not wait until
/// somebody's server has answered.
fn teller(app: &App) -> Worker {
    let hooks: Arc<dyn Handler> = Arc::new(TellHook(app.clone()));
    Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [hooks])
}

/// Whoever does the jobs of features, which fetch from slow places.
fn features_worker(app: &App) -> Worker {
    let handlers = app.modules.iter().flat_map(|module| (module.jobs)(app));
    Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), handlers)
}

/// Gives measurements out, where the operator wants them.
async fn measure(config: &Config, app: &App) -> anyhow::Result<Option<tokio::task::JoinHandle<()>>> {
    if config.metrics_listen.is_empty() {
        return Ok(None);
    }
    let cannot = || format!("metrics_listen: cannot listen on {}", config.metrics_listen);
    let listener = TcpListener::bind(&config.metrics_listen).await.with_context(cannot)?;
    let service = minga_web::measurements(app.clone());
    Ok(Some(tokio::spawn(async move {
        if let Err(error) = accept(listener, service).await {
            tracing::error!(%error, "measurements are not given out any more");
        }
    })))
}

async fn accept(listener: TcpListener, service: minga_web::Service) -> anyhow::Result<()> {
    let mut connections = Builder::new(TokioExecutor::new()).http1_only();
    connections.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    let graceful = GracefulShutdown::new();
    let mut terminate = signal(SignalKind::terminate())?;
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = terminate.recv() => break,
            _ = tokio::signal::ctrl_c() => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Too many open files, most likely: give connections time to end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(tower_service(service.clone(), Peer(peer.ip())));
        let connection = connections.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that breaks off is its own affair.
            let _ = connection.await;
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => {}
    }
    Ok(())
}

/// The service with the body type that the server gives, told who is at the other end.
fn tower_service(
    service: minga_web::Service,
    peer: Peer,
) -> impl tower::Service<
    hyper::Request<hyper::body::Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone {
    tower::util::MapRequest::new(service, move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(peer);
        request.map(axum::body::Body::new)
    })
}
