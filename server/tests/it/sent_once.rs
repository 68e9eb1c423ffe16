//! A report is looked at before it is sent, its files are not lost on the way, and it is there
//! once however often it is sent.

use crate::archive::link;
use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use crate::two_keys::MILESTONE;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;

/// Reports with a file, as a browser sends it.
pub(crate) async fn send_file(
    world: &World,
    who: &Person,
    fields: &[(&str, &str)],
    content: &[u8],
) -> Answer {
    let file = Some(("evidence_file", "acta.txt", content));
    world.send_parts(who, &format!("{MILESTONE}/informar"), fields, file).await
}

impl World {
    async fn reports(&self) -> usize {
        let all = get(self, "/api/v1/reports?plan=EC-PAGA-1").await.json();
        all["items"].as_array().unwrap().len()
    }

    async fn informs(&self, who: &Person, fields: &[(&str, &str)]) -> Answer {
        self.send(who, &format!("{MILESTONE}/informar"), fields).await
    }
}

/// The value of a hidden field, or of a box that is ticked.
fn value(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap();
    page[at..].split('"').nth(3).unwrap().to_owned()
}

const SAID: [(&str, &str); 4] =
    [("percent", "40"), ("text", "Se habilitó «todo» <b>"), ("after", "0"), ("once", "k1")];

on_both_databases! {
    a_report_is_looked_at_before_it_is_sent, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let form = world.see(&officer, &format!("{MILESTONE}/informar")).await.text();
        let key = value(&form, "once");
        assert!(key.len() >= 32 && form.contains("name=\"preview\""));
        let first = [("percent", "40"), ("text", "Se habilitó «todo» <b>"), ("obstacles", ""), ("after", "0"), ("once", &*key), ("preview", "yes")];
        let preview = send_file(&world, &officer, &first, b"Acta de la entrega").await;
        assert_eq!(preview.status, StatusCode::OK);
        let page = preview.text();
        assert!(page.contains("Todavía no es público") && page.contains("Se habilitó «todo» &lt;b&gt;"), "{page}");
        assert!(page.contains("acta.txt") && page.contains("40"));
        assert_eq!((world.reports().await, value(&page, "once")), (0, key.clone()));
        // The file waits for its report; for nobody else's.
        let upload = value(&page, "upload");
        let other = world.person(Role::Officer, Some("SERCOP")).await;
        let before = get(&world, "/api/v1/events?after=0&limit=200").await.json()["items"].as_array().unwrap().len();
        let theirs = [SAID[0], SAID[1], ("upload", &*upload), ("preview", "yes")];
        assert!(!world.informs(&other, &theirs).await.text().contains("acta.txt"));
        // To change something keeps it, and so does what is wrong.
        let text = ("text", "Se habilitó");
        for (more, status) in [(("edit", "yes"), StatusCode::OK), (("percent", "400"), StatusCode::UNPROCESSABLE_ENTITY)] {
            let fields = [more, ("percent", "40"), text, ("after", "0"), ("once", &*key), ("upload", &*upload)];
            let again = world.informs(&officer, &fields).await;
            assert_eq!(again.status, status);
            assert!(again.text().contains(&upload) && again.text().contains("ya recibido"));
        }
        // A draft keeps it too.
        let fields = [("percent", "40"), text, ("upload", &*upload), ("keep", "yes")];
        assert_eq!(world.informs(&officer, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(world.see(&officer, &format!("{MILESTONE}/informar")).await.text().contains(&upload));

        let fields = [("percent", "40"), text, ("after", "0"), ("once", &*key), ("upload", &*upload)];
        assert_eq!(world.informs(&officer, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.reports().await, 1);
        let page = get(&world, MILESTONE).await.text();
        assert_eq!(get(&world, &link(&page, "/files/")).await.body, b"Acta de la entrega");
        let after = get(&world, "/api/v1/events?after=0&limit=200").await.json()["items"].as_array().unwrap().len();
        assert_eq!(after - before, 3, "a report, a milestone that moved, and its evidence");
        assert_eq!(world.wrong().await, []);
    };

    what_is_sent_twice_is_there_once, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let (one, two) = tokio::join!(world.informs(&officer, &SAID), world.informs(&officer, &SAID));
        assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        assert_eq!(world.reports().await, 1);
        // After a lost answer the form comes back with its key, whatever was reported since.
        assert_eq!(world.informs(&officer, &SAID).await.status, StatusCode::SEE_OTHER);
        let preview = [&SAID[..], &[("preview", "yes")]].concat();
        assert_eq!(world.informs(&officer, &preview).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.reports().await, 1);
        // With other words it is told, and can be sent as a new one.
        let other = [("percent", "55"), ("text", "Otra cosa"), ("after", "0"), ("once", "k1")];
        let told = world.informs(&officer, &other).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = told.text();
        assert!(text.contains("ya llegó antes") && text.contains("Otra cosa"), "{text}");
        let (key, after) = (value(&text, "once"), value(&text, "after"));
        assert!(key != "k1" && after == "1");
        let fields = [("percent", "55"), ("text", "Otra cosa"), ("after", &*after), ("once", &*key)];
        assert_eq!(world.informs(&officer, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.reports().await, 2);
        // A key is its account's alone.
        let colleague = world.person(Role::Officer, Some("SERCOP")).await;
        let fields = [("percent", "60"), ("text", "Tercero"), ("after", "2"), ("once", "k1")];
        assert_eq!(world.informs(&colleague, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.reports().await, 3);
        // A completion closes the milestone, and is still known when it comes again.
        let path = format!("{MILESTONE}/terminar");
        let done = [("text", "Listo"), ("until", "2021-05-31"), ("evidence_url", "https://example.org/a"), ("after", "3"), ("once", "k2")];
        for _ in 0..2 {
            assert_eq!(world.send(&officer, &path, &done).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.reports().await, 4);

        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        let asks = [("say", "confirm"), ("text", ""), ("after", "0"), ("once", "k3")];
        for _ in 0..2 {
            let answer = world.send(&counterpart, &format!("{MILESTONE}/informes/4"), &asks).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        }
        assert_eq!(world.wrong().await, []);
    };
}

/// A page whose script keeps words says whose they are, and allows no other script; whoever
/// signs out leaves nothing behind.
#[tokio::test]
async fn words_that_were_not_sent_are_their_accounts() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    let form = world.see(&officer, &format!("{MILESTONE}/informar")).await;
    assert!(form.header(header::CONTENT_SECURITY_POLICY).contains("script-src 'self'"));
    assert!(form.text().contains(&format!("<meta name=\"drafts\" content=\"{}\">", officer.id)));
    let script = get(&world, &link(&form.text(), "/assets/drafts.")).await;
    assert!(script.body.len() <= 3 * 1024, "{} bytes", script.body.len());
    let public = get(&world, MILESTONE).await;
    assert!(!public.header(header::CONTENT_SECURITY_POLICY).contains("script-src"));
    assert!(!public.text().contains("name=\"drafts\""));
    let work = world.see(&officer, "/es/mi-trabajo").await.text();
    let at = work.find("data-leave").unwrap();
    let end = work[..at].rfind("action=\"").unwrap();
    let path = work[end..].split('"').nth(1).unwrap().to_owned();
    let left = world.send(&officer, &path, &[]).await;
    assert_eq!(left.header(header::HeaderName::from_static("clear-site-data")), "\"storage\"");
}
