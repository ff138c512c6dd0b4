/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the help says, part by part, and the tour on the pages. One table: a page that is added adds its
 * topic here. */

#include "accord-config.h"

#include "accord-help-topics.h"

#include <glib/gi18n-lib.h>

static const AccordHelpTopic topics[] = {
  { "today", N_ ("Today"), "accord-today-symbolic",
    N_ ("What has to happen next: overdue first, then by time, value and urgency."),
    N_ ("Every morning starts here: what is late, what is due today, deals without a next step, birthdays and records to check. Finish a step and plan the next one in the same row."),
    {
      { N_ ("Finish a step"), N_ ("Say what came of it and choose the next step in the same row; Enter saves both."), "space" },
      { N_ ("Postpone it"), N_ ("Moves it to the next working day; the menu beside it knows other days."), "p" },
      { N_ ("Plan something new"), N_ ("Write the day in words: “Tue 10:00”, “tomorrow”, “next Friday”. What was understood stands below before it is saved."), "n" },
      { N_ ("For others"), N_ ("The button at the top shows your own day, a team’s or everybody’s."), NULL },
      { N_ ("Reminders"), N_ ("Preferences, Follow-ups: when they come, quiet hours, and how long a kind of customer may stay without contact."), NULL },
    } },
  { "customers", N_ ("Customers"), "accord-customers-symbolic",
    N_ ("Everything known about a customer on one page, and a list that answers at once."),
    N_ ("Three hundred customers here, a million if you have them. Type a few letters, Han characters, pinyin or initials. Click any fact to edit it where you read it; every change can be undone."),
    {
      { N_ ("Find"), N_ ("Letters, Han characters, pinyin, initials, parts of a number, and words with typing errors."), "<Control>f" },
      { N_ ("Log a talk"), N_ ("Writes a note, call, e-mail or visit onto the record, and the next step with it."), "<Control>l" },
      { N_ ("Filter and keep"), N_ ("Build a filter from any field and keep it as a view in the sidebar, live or fixed."), NULL },
      { N_ ("Change many at once"), N_ ("Select rows and edit, tag, assign or delete them: one step to undo."), "<Control>a" },
      { N_ ("No duplicates"), N_ ("A hint appears while you type; Find Duplicates goes through the whole file."), NULL },
    } },
  { "pipeline", N_ ("Pipeline"), "accord-board-symbolic",
    N_ ("Deals as cards in the stages of your process, with sums that are true."),
    N_ ("Drag a card to its next stage, or press Alt+Right. A stage may ask for something first, and says what. The bar on top of each column tells which deals have a next step."),
    {
      { N_ ("Move a card"), N_ ("Drag it, or press the arrow keys with Alt. Ctrl+Z takes it back."), "<Alt>Right" },
      { N_ ("Won and lost"), N_ ("Won asks for day and amount, lost for the reason."), "w" },
      { N_ ("New deal"), N_ ("In the column where you are."), "n" },
      { N_ ("Other views"), N_ ("List, calendar by expected close, forecast by month and a flow chart of the process."), NULL },
      { N_ ("Try what if"), N_ ("Menu, What If: move deals on a copy and see what the forecast would be; keep it or throw it away."), NULL },
    } },
  { "team", N_ ("Team"), "accord-team-symbolic",
    N_ ("Who is on course, who has too much, who needs help."),
    N_ ("Each person with quota, pace, load and skills. When somebody leaves, all open records are handed over in one step."),
    {
      { N_ ("Quota and pace"), N_ ("The mark on the bar is where the person should be by today’s working day."), NULL },
      { N_ ("Hand over"), N_ ("Open records of a leaver go to others, with a preview, as one undoable step."), NULL },
      { N_ ("Shared pool"), N_ ("Customers nobody follows go to the pool and can be claimed there."), NULL },
      { N_ ("Go through people"), N_ ("The previous and the next one in the list."), "<Alt>Down" },
    } },
  { "insights", N_ ("Insights"), "accord-chart-symbolic",
    N_ ("Figures with a sentence that says what they mean; each opens into its records."),
    N_ ("Each chart says in a sentence what stands out. Click a bar to see the deals behind it, or “How This Is Counted” to see the formula."),
    {
      { N_ ("Look behind a figure"), N_ ("Click or press Enter on it: the records, and how it is counted."), "Return" },
      { N_ ("As a table"), N_ ("Any chart can be read as a table, copied, or saved as SVG or CSV."), "t" },
      { N_ ("Another period"), N_ ("Month, quarter, half-year, year or your own, beside the period before or last year."), "<Alt>Left" },
      { N_ ("Your own page"), N_ ("Drag charts, add others, or move them with Alt, Shift and the arrow keys."), NULL },
      { N_ ("Reports"), N_ ("PDF, XLSX or CSV, also on a schedule into a folder."), NULL },
    } },
  { "goals", N_ ("Goals"), "accord-target-symbolic",
    N_ ("Goals for any figure: company, team, person, quarter and month, that add up."),
    N_ ("A goal for the year is split into quarters, teams and people, by last year’s share, by season, equally or by hand. The sum check says where they do not add up."),
    {
      { N_ ("Set a goal"), N_ ("For any figure, and any period."), NULL },
      { N_ ("Split it"), N_ ("By last year’s share, by season, equally or by hand; what is left over is named."), NULL },
      { N_ ("See the gap"), N_ ("How much is missing, and whether the open deals can cover it."), NULL },
    } },
  { "trash", N_ ("Trash"), "user-trash-symbolic",
    N_ ("What was deleted, of every kind, and by whom; it comes back as it was."),
    NULL,
    {
      { N_ ("Find"), N_ ("By name, by what the record said, or by its kind."), "<Control>f" },
      { N_ ("Look into it"), N_ ("All that the record said, its history, and what went with it."), "Return" },
      { N_ ("Restore"), N_ ("One or many, with all that belonged to them, as one step to undo."), NULL },
    } },
  { "undo", N_ ("Undo and History"), "edit-undo-symbolic",
    N_ ("Nothing is lost: every change is kept with who made it and when."),
    NULL,
    {
      { N_ ("Undo anything"), N_ ("Also an import or a bulk change, as one step."), "<Control>z" },
      { N_ ("History"), N_ ("Of the file or of one record; any older value can be restored."), "<Control>h" },
      { N_ ("Backups"), N_ ("One a day: seven days and four weeks are kept. Look into one before restoring it."), NULL },
      { N_ ("Check"), N_ ("Menu, Check File: whether every page of the file is whole. Of a damaged one a new file is made, and what is back is told first."), NULL },
    } },
  { "import", N_ ("Bringing Data In and Out"), "accord-import-symbolic",
    N_ ("From spreadsheets, address books and other programs, and back."),
    NULL,
    {
      { N_ ("Import"), N_ ("Drop a CSV, XLSX, vCard or JSON file on the window. Columns, dates and encoding are found; you see them before anything is written."), "<Control>i" },
      { N_ ("Again"), N_ ("The same file again changes only what is new."), NULL },
      { N_ ("Export"), N_ ("Any list, as it is shown: CSV, XLSX, vCard or JSON."), "<Control>e" },
      { N_ ("One person’s data"), N_ ("Everything known about somebody as one file, or erased for good, in history too."), NULL },
    } },
  { "sharing", N_ ("Working Together"), "accord-team-symbolic",
    N_ ("Colleagues work in their own files and meet in a shared folder; no server."),
    NULL,
    {
      { N_ ("Share"), N_ ("Preferences, Sharing: choose a folder that Syncthing, Nextcloud, Dropbox or a network drive carries to the others."), NULL },
      { N_ ("Offline"), N_ ("Work on; what you did is sent when the folder is there again."), NULL },
      { N_ ("Both changed the same"), N_ ("Different fields are merged. The same field shows both values, and you choose."), NULL },
    } },
};

/**
 * accord_help_topics:
 * @n_topics: (out): how many
 *
 * Returns: (array length=n_topics) (transfer none): the topics, those of pages first
 */
const AccordHelpTopic *
accord_help_topics (guint *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);
  return topics;
}

/**
 * accord_help_find:
 * @name: of a page or topic
 *
 * Returns: (transfer none) (nullable): what is said of it
 */
const AccordHelpTopic *
accord_help_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_strcmp0 (topics[i].name, name) == 0)
      return &topics[i];
  return NULL;
}
