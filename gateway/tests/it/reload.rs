//! What a reload of the configuration keeps: the tokens and the answers of all that did not change.

use std::{fs, path::PathBuf, process::Stdio};

use axum::Router;
use instance_gateway::{
    app,
    config::Config,
    simulator::{DOMAIN, PASSWORD, USER},
};

use crate::{
    common::{LIST, get, until},
    running::Running,
};

const EAST: &str = "/cn-east-3/v2/0d5a11c4b96a4a7c8f0e2f6e91c37b58/apigw/instances";

/// A gateway with a user of IAM, in front of a pretend cloud.
struct Reloaded {
    cloud: Router,
    address: String,
    folder: PathBuf,
    program: Option<Running>,
    reloads: usize,
}

impl Reloaded {
    fn file(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Starts the program with this password and these regions, or makes it read them.
    async fn with(&mut self, password: &str, regions: &[&str]) {
        self.reloads += 1;
        let Self { address, reloads, .. } = self;
        let label = format!("reload {reloads}");
        let mut text = format!(
            "access.kind = \"open\"\ncredentials = \"reader\"\n[cache]\nlists_seconds = 60\n\
             [credential.reader]\nkind = \"iam-password\"\nuser = \"{USER}\"\ndomain = \"{DOMAIN}\"\n\
             password_file = \"PASSWORD\"\niam = \"{address}\"\n[upstreams]\nkoophone = \"{address}\"\n\
             [[console.sources]]\nservice = \"apig\"\nproject_id = \"p\"\nlabel = \"{label}\"\n\
             region = \"cn-north-4\"\n"
        );
        for region in regions {
            text.push_str(&format!(
                "[[regions]]\nname = \"{region}\"\napig = \"{address}\"\nroma = \"{address}\"\n"
            ));
        }
        fs::write(self.folder.join("password"), password).unwrap();
        let text = text.replace("PASSWORD", &self.file("password"));
        fs::write(self.folder.join("gateway.toml"), text).unwrap();
        let config = self.file("gateway.toml");
        let program =
            self.program.get_or_insert_with(|| Running::new(&["--config", &config], Stdio::null()));
        if self.reloads > 1 {
            program.signal("-HUP");
        }
        until(&label, async || program.get("/config.json").contains(&label)).await;
    }

    /// The status of an answer of the gateway.
    fn status(&self, path: &str) -> String {
        let answer = self.program.as_ref().unwrap().get(path);
        answer.split(' ').nth(1).unwrap().to_owned()
    }

    /// How many requests for tokens and for lists the cloud got.
    async fn asked(&self) -> [usize; 2] {
        let requests = get(&self.cloud, "/simulator/requests").await.json();
        let paths: Vec<_> = requests.as_array().unwrap().iter().map(|one| &one["path"]).collect();
        let of =
            |end: &str| paths.iter().filter(|path| path.as_str().unwrap().ends_with(end)).count();
        [of("/auth/tokens"), of("/apigw/instances")]
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_changed_is_asked_for_again() {
    let cloud = app(Config::simulated()).unwrap();
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    let folder = std::env::temp_dir().join(format!("gateway-reload-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut gateway = Reloaded { cloud, address, folder, program: None, reloads: 0 };
    gateway.with(PASSWORD, &["cn-north-4"]).await;
    assert_eq!((gateway.status(LIST).as_str(), gateway.asked().await), ("200", [1, 1]));

    gateway.with(PASSWORD, &["cn-north-4"]).await;
    assert_eq!((gateway.status(LIST).as_str(), gateway.asked().await), ("200", [1, 1]));

    // Another region has a token of its own. It is the first now, and the other keeps what it has.
    gateway.with(PASSWORD, &["cn-east-3", "cn-north-4"]).await;
    assert_eq!((gateway.status(EAST).as_str(), gateway.asked().await), ("200", [2, 2]));
    let north = format!("/cn-north-4{LIST}");
    assert_eq!((gateway.status(&north).as_str(), gateway.asked().await), ("200", [2, 2]));
    assert_eq!(gateway.status(&format!("{north}?limit=1")), "200");
    assert_eq!(gateway.asked().await, [2, 3]);

    // Other credentials see nothing of what was kept. IAM refuses them once, also after a reload.
    for _ in 0..2 {
        gateway.with("another password", &["cn-north-4"]).await;
        assert_eq!((gateway.status(LIST).as_str(), gateway.asked().await), ("503", [3, 3]));
    }
    gateway.with(PASSWORD, &["cn-north-4"]).await;
    assert_eq!((gateway.status(LIST).as_str(), gateway.asked().await), ("200", [4, 4]));
    fs::remove_dir_all(&gateway.folder).unwrap();
}
