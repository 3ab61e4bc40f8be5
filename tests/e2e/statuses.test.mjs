// The table with every documented status, and with undocumented ones.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

/** Number, name, English words, the document's own words. */
const DOCUMENTED = [
  [1, "creating", "Creating", "创建中"],
  [2, "createsuccess", "Created successfully", "创建成功"],
  [3, "createfail", "Creation failed", "创建失败"],
  [4, "initing", "Initializing", "初始化中"],
  [5, "registering", "Registering", "注册中"],
  [6, "running", "Running", "运行中"],
  [7, "initingfailed", "Initialization failed", "初始化失败"],
  [8, "registerfailed", "Registration failed", "注册失败"],
  [10, "installing", "Installing", "安装中"],
  [11, "installfailed", "Installation failed", "安装失败"],
  [12, "updating", "Upgrading", "升级中"],
  [13, "updatefailed", "Upgrade failed", "升级失败"],
  [20, "rollbacking", "Rolling back", "回滚中"],
  [21, "rollbacksuccess", "Rolled back", "回滚成功"],
  [22, "rollbackfailed", "Rollback failed", "回滚失败"],
  [23, "deleting", "Deleting", "删除中"],
  [24, "deletefailed", "Deletion failed", "删除失败"],
  [25, "unregistering", "Deregistering", "注销中"],
  [26, "unregisterfailed", "Deregistration failed", "注销失败"],
  [27, "createtimeout", "Creation timed out", "创建超时"],
  [28, "inittimeout", "Initialization timed out", "初始化超时"],
  [29, "registertimeout", "Registration timed out", "注册超时"],
  [30, "installtimeout", "Installation timed out", "安装超时"],
  [31, "updatetimeout", "Upgrade timed out", "升级超时"],
  [32, "rollbacktimeout", "Rollback timed out", "回滚超时"],
  [33, "deletetimeout", "Deletion timed out", "删除超时"],
  [34, "unregistertimeout", "Deregistration timed out", "注销超时"],
  [35, "starting", "Starting", "启动中"],
  [36, "freezing", "Freezing", "冻结中"],
  [37, "frozen", "Frozen", "已冻结"],
  [38, "restarting", "Restarting", "重启中"],
  [39, "restartfail", "Restart failed", "重启失败"],
  [40, "unhealthy", "Abnormal", "实例异常"],
  [41, "restarttimeout", "Restart timed out", "重启超时"],
  [42, "resizing", "Changing specification", "规格变更中"],
  [43, "resizefailed", "Specification change failed", "规格变更失败"],
  [44, "resizetimeout", "Specification change timed out", "规格变更超时"],
];

/** Name of the instance, status number, English and Chinese words, tone, and the contradiction. */
const STRANGE = [
  ["status-99-unknown", "99", "Unknown (99) Hibernating", "未知（99）Hibernating", "unknown", []],
  ["status-name-only-unknown", "", "Levitating", "Levitating", "unknown", []],
  ["status-06-disagrees", "6", "Running", "运行中", "running", ["CreateFail ≠ 6"]],
  ["status-06-as-text", "6", "Running", "运行中", "running", []],
  ["status-missing", "", "Unknown", "未知", "unknown", []],
];

const GALLERY = '[simulator]\nscenario = "gallery"';
const TALL = { width: 1400, height: 2400 };

async function shown(widget) {
  return widget.rows.evaluateAll((rows) =>
    rows.map((row) => {
      const badge = row.querySelector("[data-status]");
      const name = row.querySelector("th button").textContent;
      const beside = [...row.querySelectorAll(".contradiction")].map((node) => node.textContent);
      return [name, badge.dataset.status, badge.textContent, badge.dataset.tone, beside];
    }),
  );
}

function tone(number) {
  if (number === 6) return "running";
  if (number === 37) return "stopped";
  if (number === 40) return "warning";
  return [1, 2, 4, 5, 10, 12, 20, 21, 23, 25, 35, 36, 38, 42].includes(number)
    ? "transition"
    : "failed";
}

for (const [locale, words] of [["en-US", 2], ["zh-CN", 3]]) {
  scene(
    `every status is shown with its number and its words in ${locale}`,
    { toml: GALLERY, locale, viewport: TALL },
    async ({ widget }) => {
      const answer = await widget.load();
      const policy = answer.headers()["content-security-policy"];
      assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/);
      const documented = DOCUMENTED.map(([number, name, ...labels]) => {
        const instance = `status-${String(number).padStart(2, "0")}-${name}`;
        return [instance, String(number), labels[words - 2], tone(number), []];
      });
      const strange = STRANGE.map(([instance, number, en, zh, tone, beside]) => [
        instance, number, words === 2 ? en : zh, tone, beside,
      ]);
      assert.deepEqual(await shown(widget), [...documented, ...strange]);
    },
  );
}

scene("the language and the icons of the badges are those of the person", { toml: GALLERY, locale: "zh-CN", viewport: TALL }, async ({ page, widget }) => {
  await widget.load();
  assert.equal(await page.locator(".root").getAttribute("lang"), "zh-CN");
  assert.equal(await widget.count.textContent(), "42 个实例");
  // Colour alone never tells a severity: each has its own icon.
  const shapes = await page.locator("tr [data-status]").evaluateAll((badges) =>
    [...new Set(badges.map((badge) => `${badge.dataset.tone} ${badge.querySelector("path").getAttribute("d")}`))],
  );
  assert.equal(shapes.length, 6);
  assert.equal(new Set(shapes.map((shape) => shape.split(" ").slice(1).join(" "))).size, 6);
});
