// Uses the linking page as a client does, with the keyboard, and prints what was found as one line of JSON.
import { chromium } from "playwright-core";

const { BROWSER_PATH, LINKS } = process.env;
const links = JSON.parse(LINKS);

const AGENCY = "https://agency.example/";
const MOST_TABS = 40;

async function newPage(browser, viewport) {
  const context = await browser.newContext({ viewport, isMobile: viewport.width < 500, hasTouch: viewport.width < 500 });
  context.setDefaultTimeout(30_000);
  await context.route(AGENCY + "**", route => route.fulfill({ contentType: "text/html", body: "<title>Agency</title>" }));
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", message => message.type() === "error" && page.complaints.push(message.text()));
  page.on("pageerror", error => page.complaints.push(String(error)));
  return page;
}

/** Presses Tab until the element has the focus, and tells whether each on the way showed it. */
async function tabTo(page, selector) {
  const unseen = [];
  for (let tabs = 1; tabs <= MOST_TABS; tabs++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(wanted => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return {
        found: element.matches(wanted),
        name: element.textContent.trim(),
        visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      };
    }, selector);
    if (!focus.visible) unseen.push(focus.name);
    if (focus.found) return { tabs, unseen };
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

async function pressEnter(page, address) {
  await Promise.all([page.waitForURL(address), page.keyboard.press("Enter")]);
}

const status = page => page.locator("[role=status]").textContent();

async function linkWithKeyboard(browser) {
  const page = await newPage(browser, { width: 1280, height: 800 });
  await page.goto(links.grid);
  const networks = await page.locator(".network .name").allTextContents();
  const title = await page.title();
  const before = await status(page);
  const there = await tabTo(page, "#tiktok");
  await pressEnter(page, /#tiktok$/);
  const after = await status(page);
  const keepsFocus = await page.evaluate(() => document.activeElement.id);
  const markup = await page.content();
  const done = await tabTo(page, "a.button.done");
  await pressEnter(page, AGENCY + "**");
  const unseen = [...there.unseen, ...done.unseen];
  return { networks, title, before, after, keepsFocus, unseen, markup, end: page.url(), complaints: page.complaints };
}

async function linkTheOneNetwork(browser) {
  const page = await newPage(browser, { width: 1280, height: 800 });
  await page.goto(links.connect);
  const networks = await page.locator(".network .name").allTextContents();
  await pressEnter(page, /#instagram$/);
  return { networks, after: await status(page), complaints: page.complaints };
}

async function lookOnPhone(browser, width) {
  const page = await newPage(browser, { width, height: 740 });
  await page.goto(links.jwt);
  return page.evaluate(() => ({
    width: innerWidth,
    contentWidth: document.documentElement.scrollWidth,
    targets: [...document.querySelectorAll("a, button")].map(element => {
      const { width, height, left, right } = element.getBoundingClientRect();
      return { name: element.textContent.trim(), width, height, left, right };
    }),
  }));
}

async function finishInPopup(browser, link) {
  const page = await newPage(browser, { width: 1280, height: 800 });
  await page.goto(AGENCY);
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.evaluate(address => { window.open(address); }, link)]);
  await popup.waitForLoadState();
  await tabTo(popup, "a.button.done");

  // The key may close the page before it is let go.
  const press = popup.keyboard.press("Enter").catch(error => { if (!popup.isClosed()) throw error; });
  await Promise.all([page.waitForURL(AGENCY + "welcome**"), popup.waitForEvent("close"), press]);
  return { opener: page.url(), popupClosed: popup.isClosed() };
}

async function read(browser, link) {
  const page = await newPage(browser, { width: 1280, height: 800 });
  const response = await page.goto(link);
  return { status: response.status(), heading: await page.locator("h1").textContent(), buttons: await page.locator("button").count() };
}

const browser = await chromium.launch({
  executablePath: BROWSER_PATH,
  // Chromium's own sandbox refuses to run as root.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  console.log(JSON.stringify({
    keyboard: await linkWithKeyboard(browser),
    connect: await linkTheOneNetwork(browser),
    phones: [await lookOnPhone(browser, 390), await lookOnPhone(browser, 320)],
    sessionOrigin: await finishInPopup(browser, links.sessionOrigin),
    redirectOrigin: await finishInPopup(browser, links.redirectOrigin),
    revoked: await read(browser, links.revoked),
    expired: await read(browser, links.expired),
    suspended: await read(browser, links.suspended),
  }));
} finally {
  await browser.close();
}
