use minga_server::compose::{Purpose, compose};
use minga_server::config::Config;

/// Every view's samples render in every language, with nothing undefined and no message
/// missing.
#[tokio::test]
async fn every_template_renders_every_sample() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: folder.path().to_owned(), ..Config::default() };
    let app = compose(&config, Purpose::OneDeed).await.unwrap();
    let faults = app.check_templates();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
