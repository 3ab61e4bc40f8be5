//! Several regions behind one gateway.

use instance_gateway::{
    app,
    config::{Config, Overrides},
};

use crate::common::{LIST, PHONE, PREPARE, PROCESS, Stub, UNKEPT, get, post};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

fn parse(text: &str) -> Result<Config, String> {
    let variable = |name: &str| (name == "TOKEN").then(|| "a-token-of-its-own".to_owned());
    Config::parse(text, &Overrides::default(), variable).map_err(|error| error.to_string())
}

fn region(name: &str, stub: &Stub) -> String {
    let address = stub.address;
    format!(
        "[[regions]]\nname = \"{name}\"\napig = \"http://{address}\"\nroma = \"http://{address}\"\n"
    )
}

#[tokio::test]
async fn each_region_has_its_path_and_the_first_has_none_too() {
    let [north, east, phones] =
        [Stub::saying(OK).await, Stub::saying(OK).await, Stub::saying(OK).await];
    let text = format!(
        "{UNKEPT}{}{}[upstreams]\nkoophone = \"http://{}\"\n",
        region("cn-north-4", &north),
        region("cn-east-3", &east),
        phones.address
    );
    let router = app(parse(&text).unwrap()).unwrap();
    for prefix in ["", "/cn-north-4", "/cn-east-3"] {
        for path in [LIST, PROCESS] {
            assert_eq!(get(&router, &format!("{prefix}{path}")).await.status, 200);
        }
        assert_eq!(post(&router, &format!("{prefix}{PREPARE}"), PHONE).await.status, 200);
    }
    for path in ["/cn-south-1", "/cn-north-4/cn-east-3", "//cn-north-4", "/cn-north-4/"] {
        assert_eq!(get(&router, &format!("{path}{LIST}")).await.status, 404, "{path}");
    }
    let lines = |stub: &Stub| {
        let first = |request: String| request.lines().next().unwrap().to_owned();
        stub.seen().into_iter().map(first).collect::<Vec<_>>()
    };
    let [list, process] = [LIST, PROCESS].map(|path| format!("GET {path} HTTP/1.1"));
    assert_eq!(lines(&north), [list.clone(), process.clone(), list.clone(), process.clone()]);
    assert_eq!(lines(&east), [list, process]);
    assert_eq!(phones.seen().len(), 3);
}

#[tokio::test]
async fn the_page_is_sent_to_the_regions_of_its_sources() {
    let stub = Stub::saying(OK).await;
    let text = format!(
        "{}{}[[console.sources]]\nservice = \"apig\"\nproject_id = \"a\"\nregion = \"cn-east-3\"\n\
         [[console.sources]]\nservice = \"apig\"\nproject_id = \"b\"\n\
         [[console.sources]]\nservice = \"apig\"\nproject_id = \"c\"\nregion = \"x\"\nproxy = \"/own\"\n\
         [[console.sources]]\nservice = \"koophone\"\nuser_id = \"1\"\ninstances = []\nregion = \"x\"\n",
        region("cn-north-4", &stub),
        region("cn-east-3", &stub),
    );
    let router = app(parse(&text).unwrap()).unwrap();
    let console = get(&router, "/config.json").await.json();
    let sources = console["sources"].as_array().unwrap();
    let proxies: Vec<_> = sources.iter().map(|source| source["proxy"].as_str().unwrap()).collect();
    assert_eq!(proxies, ["/cn-east-3", "/", "/own", "/"]);
    let unknown = text.replacen("region = \"cn-east-3\"", "region = \"cn-south-1\"", 1);
    let problem = "console.sources[0].region: must be the name of one of [[regions]]";
    assert_eq!(parse(&unknown).unwrap_err(), problem);
}

#[tokio::test]
async fn upstreams_have_credentials_of_their_own() {
    let stub = Stub::saying(OK).await;
    let address = stub.address;
    let text = format!(
        "access.kind = \"open\"\n[credential.north]\nkind = \"token\"\ntoken_env = \"TOKEN\"\n[upstreams]\n\
         apig = {{ address = \"http://{address}\", credentials = \"north\" }}\n\
         roma = \"http://{address}\"\n"
    );
    let router = app(parse(&text).unwrap()).unwrap();
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(get(&router, PROCESS).await.status, 200);
    let seen = stub.seen();
    assert!(seen[0].contains("x-auth-token: a-token-of-its-own\r\n"), "{}", seen[0]);
    assert!(!seen[1].contains("x-auth-token"), "{}", seen[1]);
}

#[test]
fn addresses_follow_from_the_regions_name() {
    let config = parse("[[regions]]\nname = \"cn-north-4\"\n[[regions]]\nname = \"eu-west-101\"");
    let shown = format!("{:?}", config.unwrap().cloud);
    for address in [
        "https://apig.cn-north-4.myhuaweicloud.com",
        "https://roma.cn-north-4.myhuaweicloud.com",
        "https://apig.eu-west-101.myhuaweicloud.eu",
        "https://koophone.myhuaweicloud.com",
    ] {
        assert!(shown.contains(address), "{shown}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let north = "[[regions]]\nname = \"cn-north-4\"\n";
    for (text, expected) in [
        ("[[regions]]".to_owned(), "regions[0].name: must be the name of a region"),
        ("[[regions]]\nname = \"v2\"".to_owned(), "regions[0].name: must be the name of a region"),
        (format!("{north}{north}"), "regions[1].name: is the name of another region already"),
        (format!("{north}apig = \"http://a.example\""), "regions[0].apig: must use https"),
        (format!("{north}apig = 1"), "regions[0].apig: must be an address, or a table"),
        (
            format!("{north}[upstreams]\napig = \"https://a.example\""),
            "upstreams.apig: cannot be used together",
        ),
        (
            format!("credentials = \"a\"\n{north}"),
            "credentials: must be \"browser\", \"gateway\", or",
        ),
        (
            format!("{north}credentials = \"a\""),
            "credentials: must be \"browser\", \"gateway\", or",
        ),
        (
            format!("{north}[credential.a]\nkind = \"token\"\ntoken_env = \"TOKEN\""),
            "credential.a: is used by no upstream",
        ),
        (
            format!("{north}[credential.a]\nkind = \"key\""),
            "credential.a.kind: unknown variant `key`",
        ),
        (format!("{north}[credential.a]"), "credential.a: missing field `kind`"),
    ] {
        let error = parse(&text).unwrap_err();
        assert!(error.starts_with(expected), "{text}\n{error}");
    }
    let named = |fields: &str| format!("credentials = \"a\"\n[credential.a]\n{fields}\n{north}");
    let iam = "kind = \"iam-password\"\nuser = \"u\"\ndomain = \"d\"";
    let key = "kind = \"ak-sk\"\nsecret_key_env = \"TOKEN\"";
    for (fields, expected) in [
        ("kind = \"token\"".to_owned(), "credential.a: requires token_env or token_file"),
        ("kind = \"token\"\nsecret = 1".to_owned(), "credential.a: unknown field `secret`"),
        (iam.to_owned(), "credential.a: requires password_env or password_file"),
        (format!("{iam}\npassword_env = \"NONE\""), "credential.a.password_env: NONE is not set"),
        (
            format!("{iam}\npassword_env = \"TOKEN\"\npassword_file = \"x\""),
            "credential.a.password_file: cannot be used together with password_env",
        ),
        (
            format!("{iam}\npassword_env = \"TOKEN\"\nproject = \"p\"\nproject_id = \"i\""),
            "credential.a.project_id: cannot be used together with project",
        ),
        (
            format!("{iam}\npassword_env = \"TOKEN\"\niam = \"http://iam.example\""),
            "credential.a.iam: must use https",
        ),
        (key.to_owned(), "credential.a: missing field `access_key`"),
        (format!("{key}\naccess_key = \"a b\""), "credential.a.access_key: must be the identifier"),
        (
            "kind = \"ak-sk\"\naccess_key = \"A\"\nsecret_key_file = \"/dev/null\"".to_owned(),
            "credential.a.secret_key_file: /dev/null is empty",
        ),
    ] {
        let error = parse(&named(&fields)).unwrap_err();
        assert!(error.starts_with(expected), "{fields}\n{error}");
    }
    // An upstream without a region has no project to default to.
    let text = format!(
        "credentials = \"a\"\n[credential.a]\n{iam}\npassword_env = \"TOKEN\"\n\
         [upstreams]\napig = \"https://a.example\""
    );
    assert!(
        parse(&text).unwrap_err().starts_with("credential.a.project: or project_id is required")
    );
}
