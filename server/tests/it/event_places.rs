//! Registering for events: by a link or an account, waiting, leaving, being reminded, forgotten.

use crate::events::but;
use crate::following::{Office, path_in, world};
use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use std::time::Duration;

impl World {
    /// A workshop with two places for which people register.
    pub(crate) async fn a_workshop(&self) -> (Person, String) {
        let leader = self.person(Role::Coordinator, None).await;
        let event = self.event(&leader, &but(&[("registers", "yes")])).await;
        (leader, event)
    }

    /// Somebody asks for a place; the path of the link that they get.
    async fn asks_place(&self, office: &Office, event: &str, name: &str) -> String {
        let to = format!("{}@example.org", name.to_lowercase());
        let fields = [("name", name), ("address", &*to)];
        let asked = self.send_unsigned(&format!("{event}/inscribirse"), &fields).await;
        assert!(
            asked.status == StatusCode::OK && asked.text().contains("Revise su correo"),
            "{}",
            asked.text()
        );
        self.do_jobs().await;
        // Before it there may be one that tells of a place.
        let mail = office.take().into_iter().find(|it| it.to == to && it.subject.starts_with("Confirme"));
        let mail = mail.expect("a link");
        path_in(&mail.text, "confirmar-cupo")
    }

    /// Asks and confirms; the path of their page.
    pub(crate) async fn takes_place(&self, office: &Office, event: &str, name: &str) -> String {
        let link = self.asks_place(office, event, name).await;
        ticket(&self.send_unsigned(&link, &[]).await)
    }

    /// The mails that were sent since the last question, as address and subject.
    async fn letters(&self, office: &Office) -> Vec<(String, String)> {
        self.do_jobs().await;
        let mut all: Vec<(String, String)> =
            office.take().into_iter().map(|it| (it.to, it.subject)).collect();
        all.sort();
        all
    }
}

fn ticket(confirmed: &Answer) -> String {
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.text());
    confirmed.header(header::LOCATION).to_owned()
}

const TITLE: &str = "Taller sobre <b>datos</b> abiertos";

on_both_databases! {
    people_get_places_wait_and_move_up, async |store| {
        let (world, office) = world(store).await;
        let (_, event) = world.a_workshop().await;
        let head = world.app.store.head().await.unwrap();
        let register = format!("{event}/inscribirse");
        assert!(get(&world, &event).await.text().contains(&register));
        assert!(get(&world, &register).await.text().contains("Quedan 2 cupos"));
        // Looking at the link is not yet a place: programs look at every link.
        let link = world.asks_place(&office, &event, "Ana").await;
        assert!(get(&world, &link).await.text().contains("Ana"));
        assert!(get(&world, &register).await.text().contains("Quedan 2 cupos"));
        let ana = ticket(&world.send_unsigned(&link, &[]).await);
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::FORBIDDEN, "a link serves once");
        let page = get(&world, &ana).await;
        assert!(page.text().contains("Tiene un cupo") && page.text().contains("llamada.example"));
        assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
        let mail = { world.do_jobs().await; office.take().pop().unwrap() };
        assert_eq!((&*mail.to, &*mail.subject), ("ana@example.org", &*format!("Tiene un cupo: {TITLE}")));
        assert!(mail.text.contains("10 de junio de 2021, 09:00–12:00") && mail.text.contains("llamada.example"), "{}", mail.text);
        assert_eq!(path_in(&mail.text, "inscripciones"), ana);

        let eva = world.takes_place(&office, &event, "Eva").await;
        world.letters(&office).await;
        let luz = world.takes_place(&office, &event, "Luz").await;
        let sol = world.takes_place(&office, &event, "Sol").await;
        let page = get(&world, &sol).await.text();
        assert!(page.contains("lista de espera") && page.contains("1 persona espera antes") && !page.contains("llamada.example"), "{page}");
        let full = get(&world, &register).await.text();
        assert!(full.contains("No quedan cupos") && full.contains("2 personas esperan"), "{full}");
        world.letters(&office).await;
        // Asking once more with the same address takes no second place.
        let again = world.takes_place(&office, &event, "Ana").await;
        assert_eq!(again, ana);

        // Eva leaves: Luz, who waited first, is told; Eva is gone.
        assert_eq!(world.send_unsigned(&eva, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.letters(&office).await, [("luz@example.org".to_owned(), format!("Tiene un cupo: {TITLE}"))]);
        assert!(get(&world, &luz).await.text().contains("Tiene un cupo"));
        assert_eq!(get(&world, &eva).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.rows_with(&["eva@example"]).await, Vec::<String>::new());
        // Once more is the same, and so is a key that nobody has.
        for path in [&eva, "/es/inscripciones/nadie"] {
            assert_eq!(world.send_unsigned(path, &[]).await.status, StatusCode::SEE_OTHER);
        }
        assert!(get(&world, &sol).await.text().contains("lista de espera"), "nobody moved up twice");
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing of people is official");
        for public in [&event, &register, "/es/eventos", "/es/eventos.json"] {
            let text = get(&world, public).await.text();
            assert!(!text.contains("ana@") && !text.contains("Luz"), "{public}");
        }
    };

    many_at_once_never_take_more_places_than_there_are, async |store| {
        let (world, office) = world(store).await;
        let (leader, event) = world.a_workshop().await;
        let mut links = Vec::new();
        for number in 0..8 {
            links.push(world.asks_place(&office, &event, &format!("p{number}")).await);
        }
        let mut people = Vec::new();
        for number in 0..4 {
            people.push(world.stranger(&format!("cuenta{number}")).await);
        }
        let own = format!("{event}/mi-inscripcion");
        let fields = [("name", "Ana")];
        let confirmed = futures_util::future::join_all(links.iter().map(|link| world.send_unsigned(link, &[])));
        let joined = futures_util::future::join_all(people.iter().map(|who| world.send(who, &own, &fields)));
        let (confirmed, joined) = tokio::join!(confirmed, joined);
        let mut tickets: Vec<String> = confirmed.iter().map(ticket).collect();
        assert!(joined.iter().all(|it| it.status == StatusCode::SEE_OTHER));
        for who in &people {
            tickets.push(path_of_ticket(&world.see(who, &own).await.text()));
        }
        let mut placed = Vec::new();
        for path in &tickets {
            if get(&world, path).await.text().contains("Tiene un cupo") {
                placed.push(path.clone());
            }
        }
        assert_eq!((tickets.len(), placed.len()), (12, 2));
        // Both leave at once, and two others move up; never three.
        let (one, two) = tokio::join!(world.send_unsigned(&placed[0], &[]), world.send_unsigned(&placed[1], &[]));
        assert!([one.status, two.status].iter().all(|it| *it == StatusCode::SEE_OTHER));
        let mut now = 0;
        for path in tickets.iter().filter(|path| !placed.contains(path)) {
            now += usize::from(get(&world, path).await.text().contains("Tiene un cupo"));
        }
        assert_eq!(now, 2);
        // More places: more move up. Fewer than have one: refused.
        let edit = format!("{event}/editar");
        let more = world.send(&leader, &edit, &but(&[("registers", "yes"), ("places", "5")])).await;
        assert_eq!(more.status, StatusCode::SEE_OTHER, "{}", more.text());
        let mut now = 0;
        for path in tickets.iter().filter(|path| !placed.contains(path)) {
            now += usize::from(get(&world, path).await.text().contains("Tiene un cupo"));
        }
        assert_eq!(now, 5);
        let fewer = world.send(&leader, &edit, &but(&[("registers", "yes"), ("places", "4")])).await;
        assert!(fewer.status == StatusCode::UNPROCESSABLE_ENTITY && fewer.text().contains("Ya tienen cupo 5"));
        let none = world.send(&leader, &edit, &but(&[("places", "5")])).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    };

    everybody_with_a_place_is_reminded_once, async |store| {
        let (world, office) = world(store).await;
        let (leader, event) = world.a_workshop().await;
        world.takes_place(&office, &event, "Ana").await;
        let eva = world.takes_place(&office, &event, "Eva").await;
        world.takes_place(&office, &event, "Luz").await;
        world.letters(&office).await;
        // It begins on 10 June at 14:00 in UTC.
        world.clock.set("2021-06-09T13:00:00Z");
        world.later(0).await;
        assert_eq!(office.take().len(), 0);
        world.send_unsigned(&eva, &[]).await;
        world.letters(&office).await;
        world.later(1).await;
        let reminder = |who: &str| (format!("{who}@example.org"), format!("Recordatorio: {TITLE}"));
        assert_eq!(world.letters(&office).await, [reminder("ana"), reminder("luz")]);
        world.clock.advance(Duration::from_mins(1));
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(world.letters(&office).await, [], "once");

        // It moves by two days: everybody is told, and reminded again of the new day.
        let leader_now = Person { cookie: world.person(Role::Coordinator, None).await.cookie, ..leader };
        let moved = but(&[("registers", "yes"), ("day", "2021-06-12")]);
        assert_eq!(world.send(&leader_now, &format!("{event}/editar"), &moved).await.status, StatusCode::SEE_OTHER);
        let told = world.letters(&office).await;
        assert_eq!(told.iter().map(|it| &*it.1).collect::<Vec<_>>(), [&*format!("Cambió: {TITLE}"); 2]);
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(world.letters(&office).await.len(), 0, "not yet");
        world.clock.set("2021-06-11T15:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(world.letters(&office).await, [reminder("ana"), reminder("luz")]);
    };

    nobody_is_reminded_of_what_was_cancelled, async |store| {
        let (world, office) = world(store).await;
        let (leader, event) = world.a_workshop().await;
        let ana = world.takes_place(&office, &event, "Ana").await;
        world.takes_place(&office, &event, "Eva").await;
        let link = world.asks_place(&office, &event, "Luz").await;
        world.letters(&office).await;
        assert_eq!(world.did(&leader, &event, "cancel").await.status, StatusCode::SEE_OTHER);
        world.do_jobs().await;
        let told = office.take();
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|it| it.subject.starts_with("Se canceló") && it.text.contains("No hay local") && !it.text.contains("llamada.example")));
        // A link of before gives no place any more, and nobody new is taken.
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::CONFLICT);
        let late = [("name", "Sol"), ("address", "sol@example.org")];
        assert_eq!(world.send_unsigned(&format!("{event}/inscribirse"), &late).await.status, StatusCode::CONFLICT);
        world.clock.set("2021-06-09T20:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(world.letters(&office).await.len(), 0);
        assert!(get(&world, &ana).await.text().contains("Este evento se canceló"));
    };

    who_registered_is_forgotten_in_its_time, async |store| {
        let (world, office) = world(store).await;
        let (_, event) = world.a_workshop().await;
        let ana = world.takes_place(&office, &event, "Ximena").await;
        world.asks_place(&office, &event, "Rosario").await;
        world.letters(&office).await;
        let found = world.rows_with(&["ximena@", "rosario@"]).await;
        assert!(!found.is_empty());
        // 30 days after its end.
        world.clock.set("2021-07-10T16:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(get(&world, &ana).await.status, StatusCode::OK, "one day before");
        world.clock.set("2021-07-10T18:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(get(&world, &ana).await.status, StatusCode::FORBIDDEN);
        let left: Vec<String> = world.rows_with(&["Ximena", "ximena@", "Rosario", "rosario@"]).await;
        assert!(left.iter().all(|it| !it.contains("event_")), "{left:?}");
        for (path, said) in [("/es/datos-personales", "Quién se inscribió en un evento"), ("/en/personal-data", "Who registered for an event")] {
            assert!(get(&world, path).await.text().contains(said));
        }
    };

    an_account_has_one_place_and_takes_it_along_when_it_goes, async |store| {
        let (world, office) = world(store).await;
        let (_, event) = world.a_workshop().await;
        let own = format!("{event}/mi-inscripcion");
        let who = world.stranger("tamia").await;
        assert_eq!(get(&world, &own).await.status, StatusCode::SEE_OTHER, "sign in first");
        assert!(world.see(&who, &own).await.text().contains("value=\"tamia\""));
        assert_eq!(world.send(&who, &own, &[("name", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for _ in 0..3 {
            assert_eq!(world.send(&who, &own, &[("name", "Tamia")]).await.status, StatusCode::SEE_OTHER);
        }
        world.letters(&office).await;
        // By mail with the address of the account it is the same place.
        let by_mail = world.takes_place(&office, &event, "Tamia").await;
        assert_eq!(path_of_ticket(&world.see(&who, &own).await.text()), by_mail);
        assert!(get(&world, &format!("{event}/inscribirse")).await.text().contains("Queda 1 cupo"));
        let data = world.see(&who, "/es/cuenta/mis-datos").await.text();
        assert!(data.contains("\"standing\": \"placed\""), "{data}");
        let gone = world.send(&who, "/es/cuenta/borrar", &[("sure", "yes")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text());
        assert!(get(&world, &format!("{event}/inscribirse")).await.text().contains("Quedan 2 cupos"));
        assert_eq!(get(&world, &by_mail).await.status, StatusCode::FORBIDDEN);
    };

    a_flood_of_registrations_is_stopped_and_nobody_is_flooded, async |store| {
        let (world, office) = world(store).await;
        let (_, event) = world.a_workshop().await;
        let register = format!("{event}/inscribirse");
        for (name, address) in [("", "a@example.org"), ("Ana", ""), ("Ana", "nadie"), ("\u{200B}", "a@example.org"),
            (&*"x".repeat(301), "a@example.org"), ("Ana", "a@example.org\r\nBcc: b@example.org")] {
            let refused = world.send_unsigned(&register, &[("name", name), ("address", address)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?} {address:?}");
        }
        // One address is sent three links in a day, and whoever asks is not told.
        let mut statuses = Vec::new();
        for _ in 0..70 {
            statuses.push(world.send_unsigned(&register, &[("name", "Ana"), ("address", "ana@example.org")]).await.status);
        }
        assert_eq!(world.letters(&office).await.len(), 3);
        assert!(statuses[..60].iter().all(|it| *it == StatusCode::OK));
        assert!(statuses[60..].iter().all(|it| *it == StatusCode::TOO_MANY_REQUESTS));
        // What does not take registrations has no such page.
        let leader = world.person(Role::Coordinator, None).await;
        let open = world.event(&leader, &but(&[])).await;
        for path in [format!("{open}/inscribirse"), format!("{open}/mi-inscripcion")] {
            assert_eq!(world.see(&leader, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(get(&world, "/es/confirmar-cupo/nada").await.status, StatusCode::FORBIDDEN);
        assert_eq!(get(&world, "/es/inscripciones/nada").await.status, StatusCode::FORBIDDEN);
    };
}

/// The path of the registration that a page names.
fn path_of_ticket(page: &str) -> String {
    let at = page.find("/es/inscripciones/").expect("a registration");
    page[at..].split('"').next().unwrap().to_owned()
}
