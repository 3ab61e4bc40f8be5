//! One instance: its name, status and fields, from the answers about it that have come.

use console_config::{Service, ServiceName};

use super::{
    fleet::Row,
    key::{InstanceKey, PollKey},
    task::{Progress, Task},
};
use crate::api::{Detail, Field, Group, Status, Value, field, maintenance::Window};

/// The names of the fields that hold a maintenance window: those of APIG and those of ROMA.
const WINDOWS: [[&str; 2]; 2] =
    [["maintain_begin", "maintain_end"], ["maintainBegin", "maintainEnd"]];

/// The answers about one instance; `None` for each that has not come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answers<'a> {
    /// Its row in the list of its source. Only APIG has lists.
    pub row: Option<&'a Row>,
    /// Its detail. Only APIG has details.
    pub detail: Option<&'a Detail>,
    /// The progress of its creation.
    pub progress: Option<&'a Progress>,
}

impl<'a> Answers<'a> {
    /// Its name; `None` where no answer has one. APIG's may be empty; an empty one of ROMA is none.
    #[must_use]
    pub fn name(self) -> Option<&'a str> {
        let listed = self.row.map(|row| &row.instance.name);
        let name = listed.or_else(|| self.detail.map(|detail| &detail.instance.name));
        name.map(String::as_str).or_else(|| match &self.progress?.task {
            Task::Process(process) => Some(process.name.as_str()).filter(|name| !name.is_empty()),
            Task::Creation(_) | Task::Preparation(_) => None,
        })
    }

    /// Its APIG status; `None` for the other services, and before an answer has it.
    #[must_use]
    pub fn status(self) -> Option<&'a Status> {
        let listed = self.row.map(|row| &row.instance.status);
        listed.or_else(|| self.detail.map(|detail| &detail.instance.status))
    }

    /// Its fields: those of its detail, else those of the other answers.
    ///
    /// Of a row, only the overview is taken until the detail has failed: further groups would move when the
    /// detail comes.
    #[must_use]
    pub fn fields(self, service: Option<&Service>, id: &str, has_failed: bool) -> Vec<Field> {
        if let Some(Service::KooPhone { user_id, .. }) = service {
            let preparation = self.progress.and_then(|progress| match &progress.task {
                Task::Preparation(preparation) => Some(*preparation),
                Task::Creation(_) | Task::Process(_) => None,
            });
            return field::phone(user_id, id, preparation);
        }
        if let Some(detail) = self.detail {
            return detail.fields();
        }
        if let Some(Progress { task: Task::Process(process), .. }) = self.progress {
            return process.fields();
        }
        let mut listed = self.row.map(|row| field::listed(&row.instance)).unwrap_or_default();
        if !has_failed {
            listed.retain(|field| field.group == Group::Overview);
        }
        listed
    }
}

/// The poll whose answer has all fields of an instance.
#[must_use]
pub fn fields_poll(service: ServiceName, key: InstanceKey) -> PollKey {
    match service {
        ServiceName::Apig => PollKey::detail(key),
        ServiceName::KooPhone | ServiceName::Roma => PollKey::creation(service, key),
    }
}

/// The maintenance window that an instance's fields describe; `None` where they have none that can be
/// read.
#[must_use]
pub fn maintenance_window(fields: &[Field]) -> Option<Window> {
    let text = |name: &str| {
        fields.iter().find(|field| field.name == name).and_then(|field| match &field.value {
            Value::Text(text) => Some(text),
            Value::Flag(_) | Value::Json(_) | Value::List(_) | Value::Masked | Value::Time(_) => {
                None
            }
        })
    };
    WINDOWS.iter().find_map(|[begin, end]| Window::parse(text(begin)?, text(end)?))
}

#[cfg(test)]
mod tests {
    use std::{slice, sync::Arc};

    use super::*;
    use crate::api::{
        Instance, Preparation, PrepareState, Process, RomaStatus, SentObject, field::Hint,
    };

    fn row(name: &str) -> Arc<Row> {
        let instance = Instance {
            id: "a".to_owned(),
            name: name.to_owned(),
            eip: Some("192.0.2.1".to_owned()),
            ..Instance::default()
        };
        Row::new(0, &Arc::new(instance))
    }

    fn process(name: &str) -> Progress {
        let process = Process {
            id: "a".to_owned(),
            name: name.to_owned(),
            status: RomaStatus::default(),
            percent: None,
            failure: None,
            job: None,
            started: None,
            ended: None,
            server_time: None,
            services: Vec::new(),
            sent: SentObject::default(),
        };
        Progress { task: Task::Process(Box::new(process)), percent: None }
    }

    fn names(fields: &[Field]) -> Vec<&str> {
        fields.iter().map(|field| field.name.as_str()).collect()
    }

    #[test]
    fn a_name_is_the_lists_else_that_of_the_creation() {
        let (named, unnamed) = (row("first"), row(""));
        let of_row = |row| Answers { row: Some(row), ..Answers::default() };
        assert_eq!(of_row(&*named).name(), Some("first"));
        assert_eq!(of_row(&*unnamed).name(), Some(""));
        let (named, unnamed) = (process("second"), process(""));
        let of_process = |progress| Answers { progress: Some(progress), ..Answers::default() };
        assert_eq!(of_process(&named).name(), Some("second"));
        assert_eq!(of_process(&unnamed).name(), None);
        assert_eq!(Answers::default().name(), None);
    }

    #[test]
    fn a_row_fills_the_overview_and_the_rest_once_the_detail_has_failed() {
        let row = row("first");
        let answers = Answers { row: Some(&row), ..Answers::default() };
        assert_eq!(names(&answers.fields(None, "a", false)), ["id", "instance_name"]);
        let all = answers.fields(None, "a", true);
        assert!(names(&all).contains(&"eip_address"), "{all:?}");
        assert_eq!(Answers::default().fields(None, "a", true), []);
    }

    #[test]
    fn a_cloud_phone_has_its_ids_and_what_its_preparation_says() {
        let (user_id, instances) = ("u".to_owned(), Vec::new());
        let service = Service::KooPhone { user_id, instances };
        let preparation = Preparation { state: PrepareState::from_number(1), waiting: Some(5) };
        let progress = Progress { task: Task::Preparation(preparation), percent: None };
        let answers = Answers { progress: Some(&progress), ..Answers::default() };
        let fields = answers.fields(Some(&service), "p", false);
        assert_eq!(names(&fields), ["instance_id", "user_id", "status", "waitingCount"]);
    }

    #[test]
    fn all_fields_of_a_service_without_details_come_with_its_creation() {
        let key = InstanceKey { source: 0, id: "a".into() };
        let poll = |service| fields_poll(service, key.clone());
        assert_eq!(poll(ServiceName::Apig), PollKey::detail(key.clone()));
        assert_eq!(poll(ServiceName::Roma), PollKey::process(key.clone()));
        assert_eq!(poll(ServiceName::KooPhone), PollKey::preparation(key.clone()));
    }

    #[test]
    fn a_window_is_read_from_two_texts_of_one_service() {
        let field = |name: &str, value| Field {
            name: name.to_owned(),
            code: None,
            group: Group::Maintenance,
            hint: Hint::Plain,
            value,
        };
        let text = |name, text: &str| field(name, Value::Text(text.to_owned()));
        let begin = text("maintain_begin", "22:00:00");
        let end = text("maintain_end", "02:00:00");
        let roma = [text("maintainBegin", "01:00"), text("maintainEnd", "02:00")];
        assert_eq!(
            maintenance_window(&[begin.clone(), end.clone()]),
            Window::parse("22:00:00", "02:00:00")
        );
        assert_eq!(maintenance_window(&roma), Window::parse("01:00", "02:00"));
        assert_eq!(maintenance_window(slice::from_ref(&begin)), None);
        assert_eq!(maintenance_window(&[begin, text("maintain_end", "late")]), None);
        assert_eq!(maintenance_window(&[field("maintain_begin", Value::Masked), end]), None);
    }
}
