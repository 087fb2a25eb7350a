//! A room that is opened again is found where it was: the same address, the same codes, and names picked from a list.

use serde_json::json;

use super::{Host, Page, command};

#[tokio::test(flavor = "multi_thread")]
async fn console_and_wall_come_back_under_the_same_address_and_codes() {
    let mut host = Host::new(&[]);
    let address = host.address().to_owned();
    let said = host.said.clone();
    let (console, wall) = (host.enter("console"), host.enter("wall"));
    host.child.kill().unwrap();
    host.child.wait().unwrap();
    let folder = host.folder.take();
    // Without a port: the one of last time.
    let mut run = command(folder.as_ref().unwrap().path());
    run.arg("host").arg("--resume").arg(host.save());
    let again = Host::run(run);
    for field in ["address", "console", "wall", "code"] {
        assert_eq!(again.said[field], said[field], "{field}");
    }
    Page::hello(&address, "console", &console).await;
    Page::hello(&address, "wall", &wall).await;
    Page::hello(&address, "console", &again.enter("console")).await;
    // The console's code is no code of the wall.
    let body = json!({"access": "wall", "code": again.secret("console")});
    assert_eq!(again.post("/enter", &body).0, 403);
    let body = json!({"access": "observer", "code": again.secret("console")});
    assert_eq!(again.post("/enter", &body).0, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_picked_from_the_list_at_the_door() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("names.txt");
    std::fs::write(&file, "Ana\nJiayi\n").unwrap();
    let host = Host::new(&["--names", file.to_str().unwrap()]);
    let door = || {
        let (status, _, body) = host.get(&format!("/room?code={}", host.code()));
        assert_eq!(status, 200);
        serde_json::from_str::<serde_json::Value>(&body).unwrap()
    };
    assert_eq!(door()["list"][1], json!({"name": "Jiayi", "seat": null}));
    let join = |name: &str| host.post("/join", &json!({"code": host.code(), "name": name}));
    assert_eq!(join("Jiayi").0, 200);
    assert_eq!(door()["list"][1], json!({"name": "Jiayi", "seat": 1}));
    for (name, reason) in [("Jiayi", "name_taken"), ("Zoe", "unknown")] {
        let (status, body) = join(name);
        assert_eq!(
            (status, body["reason"].as_str()),
            (403, Some(reason)),
            "{body}"
        );
    }
    std::fs::write(&file, "Ana\nana\n").unwrap();
    let mut run = command(folder.path());
    run.args([
        "host",
        super::SMALL,
        "--names",
        file.to_str().unwrap(),
        "--port",
        "0",
    ]);
    let refused = run.output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("line 2 has the same name as line 1"),
        "{said}"
    );
}
