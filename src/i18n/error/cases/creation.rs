//! A creation that failed.

use super::{ADMINISTRATOR, CLOUD, CREATE_AGAIN, Case, FREE_QUOTA, OPERATOR, OTHER_PLACE};
use crate::i18n::Text;

pub(in crate::i18n::error) const CREATION: Case =
    Case::new(Text::new("创建失败", "The creation failed"), CREATE_AGAIN, CLOUD);
pub(in crate::i18n::error) const QUOTA: Case = Case::new(
    Text::new("创建失败：配额不足", "The creation failed: a quota is used up"),
    FREE_QUOTA,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const RESOURCES: Case = Case::new(
    Text::new("创建失败：资源不足", "The creation failed: not enough resources there"),
    OTHER_PLACE,
    OPERATOR,
);
pub(in crate::i18n::error) const INSTANCE_QUOTA: Case = Case::new(
    Text::new("实例数量已达配额上限", "The quota of instances is used up"),
    FREE_QUOTA,
    ADMINISTRATOR,
);
