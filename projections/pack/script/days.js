"use strict";

// What the page was given, and its days: each is a number counted from the first.

const data = JSON.parse(document.getElementById("data").textContent);
const MILLISECONDS = 24 * 60 * 60 * 1000;
const FIRST = Date.parse(data.first);

function dateOf(day) {
  return new Date(FIRST + day * MILLISECONDS);
}

function isoOf(day) {
  return dateOf(day).toISOString().slice(0, 10);
}

// NaN for what is no date.
function dayOf(iso) {
  return Math.round((Date.parse(iso) - FIRST) / MILLISECONDS);
}

// As officers write it: "30 July 2020".
function printed(day) {
  const date = dateOf(day);
  const month = data.months[date.getUTCMonth()];
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

// The same day of another month, or the last day of it where it is shorter.
function monthsOn(day, months) {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const same = Math.min(date.getUTCDate(), longest);
  return Math.round((Date.UTC(year, month, same) - FIRST) / MILLISECONDS);
}

function within(day) {
  return Math.min(Math.max(day, 0), data.last);
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
