//! Errors of a creation that failed.

use super::{ADMINISTRATOR, CLOUD, CREATE_AGAIN, Case, FREE_QUOTA, OPERATOR, OTHER_PLACE};
use crate::i18n::Text;

pub(in crate::i18n::error) const CREATION: Case =
    Case::new(Text::new("创建失败", "Creation failed"), CREATE_AGAIN, CLOUD);
pub(in crate::i18n::error) const QUOTA: Case = Case::new(
    Text::new("创建失败：配额不足", "Creation failed: insufficient quota"),
    FREE_QUOTA,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const RESOURCES: Case = Case::new(
    Text::new("创建失败：资源不足", "Creation failed: insufficient resources"),
    OTHER_PLACE,
    OPERATOR,
);
pub(in crate::i18n::error) const INSTANCE_QUOTA: Case = Case::new(
    Text::new("实例数量已达配额上限", "The instance quota has been reached"),
    FREE_QUOTA,
    ADMINISTRATOR,
);
