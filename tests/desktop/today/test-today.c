/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of today over a real workspace. */

#include "accord-config.h"

#include "accord-clock.h"
#include "accord-date.h"
#include "accord-measure-ahead.h"
#include "accord-repeat-popover.h"
#include "accord-test-colleague.h"
#include "accord-test-settle.h"
#include "accord-test.h"
#include "accord-today-list-private.h"
#include "accord-today-page-private.h"

#define KIND (&accord_activity_kind)
#define TODAY (accord_date_today ())
#define WAIT_MS 20000

typedef struct {
  AccordWorkspace *workspace;
  AccordTodayPage *page;
  GtkWidget *window;
} Fixture;

static void
show_page (Fixture *self, GtkWidget *page)
{
  self->page = ACCORD_TODAY_PAGE (page);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
open_page (Fixture *self)
{
  show_page (self, accord_today_page_new (self->workspace));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Harborline", "phone", "+31105550142", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (self->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  for (int i = 0; i < 400 && page != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_null (page); /* dropped with everything it held */
  accord_test_settle (300); /* pictures that were asked for */
  accord_test_drop (self->workspace);
}

static gint64
plan (Fixture *self, const char *title, int days, const char *minute)
{
  g_autofree char *due = accord_date_to_iso (TODAY + days);

  return accord_test_create (self->workspace, KIND, "title", title, "type", "call", "customer", "1", "due_on", due,
                             "due_minute", minute, NULL);
}

/* Whether the lines are these, "|" between groups. */
static char *
lines (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (self->page->model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AccordTodayItem) item = g_list_model_get_item (model, i);
      const AccordAgendaRow *row = accord_today_item_get_row (item);

      if (accord_today_item_is_first (item) && i > 0)
        g_string_append (text, "|");
      else if (i > 0)
        g_string_append (text, " ");
      g_string_append (text, row != NULL ? row->title : accord_today_item_get_kind (item) == ACCORD_TODAY_FOLD ? "fold" : "more");
    }
  return g_string_free (text, FALSE);
}

static void
await_lines (Fixture *self, const char *expected)
{
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  for (;;)
    {
      g_autofree char *have = lines (self);

      if (g_str_equal (have, expected) && accord_today_list_is_complete (self->page->model))
        return;
      if (g_get_monotonic_time () > until)
        g_error ("The page lists “%s”, not “%s”", have, expected);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
await_state (Fixture *self, const char *expected)
{
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (self->page->states), expected) != 0)
    {
      if (g_get_monotonic_time () > until)
        g_error ("The page shows “%s”, not “%s”", gtk_stack_get_visible_child_name (self->page->states), expected);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static AccordTodayItem *
line (Fixture *self, guint position)
{
  AccordTodayItem *item = g_list_model_get_item (G_LIST_MODEL (self->page->model), position);

  g_object_unref (item); /* the list holds it */
  return item;
}

/* A row is open and half answered while a colleague finishes one and plans another. */
static void
test_page_follows_a_colleague (Fixture *self, gconstpointer data)
{
  AccordTestColleague *colleague;
  AccordEdit *edit = accord_edit_new ("Planned by a colleague");
  gint64 theirs;

  plan (self, "late", -2, "");
  plan (self, "ten", 0, "600");
  plan (self, "any", 0, "");
  colleague = accord_test_colleague_new (self->workspace);
  open_page (self);
  await_lines (self, "late|ten any");
  accord_today_page_ask (self->page, line (self, 1), ACCORD_TODAY_ASK_TOGGLE);
  accord_today_item_get_answer (line (self, 1))->title = g_strdup ("Not saved yet");
  theirs = accord_edit_create (edit, KIND);
  accord_edit_set_text (edit, KIND, theirs, "title", "nine");
  accord_edit_set_text (edit, KIND, theirs, "type", "call");
  accord_edit_set_number (edit, KIND, theirs, "customer", accord_test_colleague_id (colleague, &accord_customer_kind, 1));
  accord_edit_set_number (edit, KIND, theirs, "due_on", TODAY);
  accord_edit_set_number (edit, KIND, theirs, "due_minute", 540);
  accord_edit_delete (edit, KIND, accord_test_colleague_id (colleague, KIND, 1));
  accord_test_colleague_commit (colleague, edit);
  accord_test_colleague_meet (colleague);
  await_lines (self, "nine ten any");
  g_assert_true (accord_today_item_is_open (line (self, 1)));
  g_assert_cmpstr (accord_today_item_get_answer (line (self, 1))->title, ==, "Not saved yet");
  accord_test_colleague_free (colleague);
}

static void
test_finishing_writes_outcome_and_next_step (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordRecord) done = NULL, next = NULL;
  AccordTodayAnswer *answer;

  plan (self, "late", -2, "");
  plan (self, "ten", 0, "600");
  plan (self, "any", 0, "");
  open_page (self);
  await_lines (self, "late|ten any");
  accord_today_page_ask (self->page, line (self, 1), ACCORD_TODAY_ASK_TOGGLE);
  g_assert_true (accord_today_item_is_open (line (self, 1)));
  answer = accord_today_item_get_answer (line (self, 1));
  answer->outcome = "Reached";
  answer->next = ACCORD_TODAY_NEXT_WEEK;
  answer->title = g_strdup ("Send reference list");
  accord_today_page_ask (self->page, line (self, 1), ACCORD_TODAY_ASK_SAVE);
  await_lines (self, "late|any|fold");
  done = accord_test_load (self->workspace, KIND, 2);
  g_assert_cmpstr (accord_record_text (done, "outcome"), ==, "Reached");
  g_assert_cmpint (accord_record_number (done, "done_at"), >, 0);
  next = accord_test_load (self->workspace, KIND, 4);
  g_assert_cmpstr (accord_record_title (next), ==, "Send reference list");
  g_assert_cmpint (accord_record_number (next, "due_on"), ==, TODAY + 7);
  g_assert_cmpint (accord_record_number (next, "customer"), ==, 1);
  /* One change set: one undo takes both back. */
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  await_lines (self, "late|ten any");
  g_assert_cmpint (accord_test_count (self->workspace, KIND), ==, 3);
}

static void
test_moving_to_another_row_saves (Fixture *self, gconstpointer data)
{
  plan (self, "one", 0, "540");
  plan (self, "two", 0, "600");
  open_page (self);
  await_lines (self, "one two");
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_TOGGLE);
  gtk_single_selection_set_selected (self->page->selection, 1);
  await_lines (self, "two|fold");
}

static void
test_undo_leaves_it_as_it_was (Fixture *self, gconstpointer data)
{
  plan (self, "one", 0, "540");
  open_page (self);
  await_lines (self, "one");
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_TOGGLE);
  accord_today_item_get_answer (line (self, 0))->next = ACCORD_TODAY_NEXT_TOMORROW;
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_UNDO);
  g_assert_false (accord_today_item_is_open (line (self, 0)));
  g_assert_cmpint (accord_today_item_get_answer (line (self, 0))->next, ==, ACCORD_TODAY_NEXT_UNSAID);
  g_assert_cmpint (accord_test_count (self->workspace, KIND), ==, 1);
}

static void
test_postponing_is_from_today (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;

  plan (self, "late", -9, "600");
  plan (self, "today", 0, "");
  open_page (self);
  await_lines (self, "late|today");
  accord_today_page_postpone (self->page, line (self, 0), 1);
  await_lines (self, "today");
  record = accord_test_load (self->workspace, KIND, 1);
  g_assert_cmpint (accord_record_number (record, "due_on"), ==, TODAY + 1);
  g_assert_cmpint (accord_record_number (record, "due_minute"), ==, 600);
  accord_today_page_step_day (self->page, 1);
  await_lines (self, "late");
}

static void
test_a_deal_is_planned_in_its_row (Fixture *self, gconstpointer data)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (self->workspace, "Solution"));
  g_autoptr (AccordRecord) next = NULL;

  accord_test_create (self->workspace, &accord_deal_kind, "name", "Dealer portal", "customer", "1", "stage", stage, "amount", "355.00", NULL);
  open_page (self);
  await_lines (self, "Dealer portal");
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_PLAN);
  accord_today_item_get_answer (line (self, 0))->next = ACCORD_TODAY_NEXT_THREE_DAYS;
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_SAVE);
  await_lines (self, "");
  next = accord_test_load (self->workspace, KIND, 1);
  g_assert_cmpint (accord_record_number (next, "deal"), ==, 1);
  g_assert_cmpint (accord_record_number (next, "due_on"), ==, TODAY + 3);
}

static void
test_first_line_is_selected_until_somebody_acts (Fixture *self, gconstpointer data)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (self->workspace, "Solution"));

  accord_test_create (self->workspace, &accord_deal_kind, "name", "Portal", "customer", "1", "stage", stage, NULL);
  open_page (self);
  await_lines (self, "Portal");
  plan (self, "two", 0, "600");
  await_lines (self, "two|Portal");
  g_assert_cmpuint (gtk_single_selection_get_selected (self->page->selection), ==, 0);
  self->page->used = TRUE; /* as by a key */
  plan (self, "one", 0, "540");
  await_lines (self, "one two|Portal");
  g_assert_cmpuint (gtk_single_selection_get_selected (self->page->selection), ==, 1);
}

static void
test_all_done_and_first_use (Fixture *self, gconstpointer data)
{
  open_page (self);
  await_state (self, "first");
  plan (self, "tomorrow", 1, "600");
  await_state (self, "done");
  plan (self, "now", 0, "");
  await_state (self, "list");
}

typedef struct {
  int n;
} Many;

static gboolean
write_many (AccordBulk *bulk, gpointer data, GError **error)
{
  const Many *many = data;

  for (int i = 0; i < many->n; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      gint64 id;

      accord_value_set_text (&values[accord_kind_find (KIND, "title")], "Call");
      accord_value_set_text (&values[accord_kind_find (KIND, "type")], "call");
      accord_value_set_number (&values[accord_kind_find (KIND, "due_on")], TODAY - 1 - i % 500);
      id = accord_bulk_create (bulk, KIND, values, error);
      for (int f = 0; f < ACCORD_KIND_FIELDS_MAX; f++)
        accord_value_clear (&values[f]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

/* The most lines that were put in at once while the list had fewer than the view makes rows for. */
static void
most_added_cb (GListModel *model, guint position, guint removed, guint added, guint *most)
{
  if (g_list_model_get_n_items (model) <= 200)
    *most = MAX (*most, added - MIN (added, removed));
}

static void
test_ten_thousand_overdue_stay_calm (Fixture *self, gconstpointer data)
{
  Many many = { 10000 };
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;
  guint n, most = 0;

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (self->workspace), "Imported", write_many, &many, NULL));
  open_page (self);
  g_signal_connect (self->page->model, "items-changed", G_CALLBACK (most_added_cb), &most);
  await_state (self, "list");
  /* The first lines come by themselves, and the others behind them. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)), <, 100);
  while ((g_hash_table_size (self->page->rows) == 0 || !accord_today_list_is_complete (self->page->model)) && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->page->model));
  g_assert_cmpint (accord_today_list_get_n (self->page->model, ACCORD_TODAY_OVERDUE), ==, 10000);
  g_assert_cmpuint (n, >=, 1000);
  g_assert_cmpuint (n, <, 1100);
  g_assert_cmpuint (most, >, 0);
  g_assert_cmpuint (most, <=, 30); /* a row each, in one turn of the main loop */
  g_assert_cmpuint (g_hash_table_size (self->page->rows), >, 0);
  g_assert_cmpuint (g_hash_table_size (self->page->rows), <, 60); /* widgets for what is in view */
  g_assert_cmpint (accord_today_item_get_kind (line (self, n - 1)), ==, ACCORD_TODAY_MORE);
  accord_today_page_ask (self->page, line (self, n - 1), ACCORD_TODAY_ASK_MORE);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)) != 10000 && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)), ==, 10000);
}

static gint64
decide (Fixture *self, const char *name, int days, const char *by, const char *outcome)
{
  g_autofree char *day = accord_date_to_iso (TODAY - 30), *again = accord_date_to_iso (TODAY + days);

  return accord_test_create (self->workspace, &accord_decision_kind, "name", name, "decided_on", day, "decided_by", by, "review_on", again,
                             "evidence", "Win rate", "outcome", outcome, NULL);
}

/* From its day until something is said to have come of it; another's only where everybody's things are shown. */
static void
test_decision_is_listed_from_its_day_until_its_outcome (Fixture *self, gconstpointer data)
{
  g_autofree char *me = NULL, *other = NULL;
  gint64 own;
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Outcome");
  gint64 ids[2] = { accord_test_create (self->workspace, &accord_member_kind, "name", "Marta", NULL),
                    accord_test_create (self->workspace, &accord_member_kind, "name", "Lin Yue", NULL) };

  me = g_strdup_printf ("%" G_GINT64_FORMAT, ids[0]);
  other = g_strdup_printf ("%" G_GINT64_FORMAT, ids[1]);
  plan (self, "step", 0, NULL);
  own = decide (self, "references", -2, me, NULL);
  decide (self, "over", -1, me, "It helped.");
  decide (self, "later", 3, me, NULL);
  decide (self, "theirs", 0, other, NULL);
  open_page (self);
  await_lines (self, "step|references theirs");
  g_assert_cmpint (accord_today_item_get_group (line (self, 1)), ==, ACCORD_TODAY_REVIEW);
  g_assert_cmpstr (accord_today_item_get_when (line (self, 1)), ==, "2 d late");
  g_assert_true (g_str_has_prefix (accord_today_item_get_note (line (self, 1)), "Win rate · decided on "));
  g_array_append_val (owners, ids[0]);
  accord_today_list_set_owners (self->page->model, owners);
  await_lines (self, "references");
  g_array_unref (owners);
  accord_edit_set_text (edit, &accord_decision_kind, own, "outcome", "Two more were won.");
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit)));
  await_lines (self, "");
  accord_today_list_set_day (self->page->model, TODAY + 3);
  await_lines (self, "later");
}

static void
set_number (Fixture *self, const AccordKind *kind, gint64 id, const char *field, gint64 number)
{
  AccordEdit *edit = accord_edit_new ("Set");

  accord_edit_set_number (edit, kind, id, field, number);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* Missed for two hours of a day; missed for a week; resolved; just reported. The one that is due the longest stands first, for
 * whose it is and for whom it was escalated to. */
static void
test_tickets_are_listed_by_what_is_due_until_resolved (Fixture *self, gconstpointer data)
{
  const AccordKind *kind = &accord_ticket_kind;
  gint64 now = accord_now_ms (), hour = 3600000, marta = accord_test_create (self->workspace, &accord_member_kind, "name", "Marta", NULL);
  gint64 lin = accord_test_create (self->workspace, &accord_member_kind, "name", "Lin Yue", NULL), late, later;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));

  accord_test_set (self->workspace, &accord_workspace_kind, accord_workspace_get_settings_id (self->workspace), "work_hours", "Mo-Su 00:00-24:00");
  plan (self, "step", 0, NULL);
  late = accord_test_create (self->workspace, kind, "subject", "leaks", "customer", "1", "type", "fault", "priority", "urgent", NULL);
  later = accord_test_create (self->workspace, kind, "subject", "rattles", "customer", "1", "type", "fault", "priority", "urgent", NULL);
  accord_test_create (self->workspace, kind, "subject", "fresh", "customer", "1", "type", "fault", "priority", "low", NULL);
  set_number (self, kind, late, "opened_at", now - 7 * 24 * hour);
  set_number (self, kind, later, "opened_at", now - 2 * hour);
  set_number (self, kind, later, "owner", marta);
  set_number (self, kind, late, "owner", marta);
  set_number (self, kind, late, "escalated_to", lin);
  open_page (self);
  await_lines (self, "step|leaks rattles");
  g_assert_cmpint (accord_today_item_get_group (line (self, 1)), ==, ACCORD_TODAY_TICKETS);
  g_assert_true (accord_today_item_is_warning (line (self, 1)));
  g_assert_nonnull (strstr (accord_today_item_get_note (line (self, 1)), "escalated to Lin Yue"));
  g_array_append_val (owners, lin);
  accord_today_list_set_owners (self->page->model, owners);
  await_lines (self, "leaks");
  accord_test_set (self->workspace, kind, late, "state", "working");
  accord_test_set (self->workspace, kind, late, "state", "resolved");
  await_lines (self, "");
}

/* Of contracts, from the day agreed until it is written down that they were delivered. */
static void
test_deliveries_are_listed_from_their_day_until_delivered (Fixture *self, gconstpointer data)
{
  g_autofree char *past = accord_date_to_iso (TODAY - 2), *today = accord_date_to_iso (TODAY), *ahead = accord_date_to_iso (TODAY + 3);
  gint64 deal = accord_test_create (self->workspace, &accord_deal_kind, "name", "Wire", "customer", "1", "stage", "1", NULL), late;
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, deal);

  plan (self, "step", 0, NULL);
  late = accord_test_create (self->workspace, &accord_contract_kind, "name", "first", "deal", of, "deliver_on", past, NULL);
  accord_test_create (self->workspace, &accord_contract_kind, "name", "second", "deal", of, "deliver_on", today, NULL);
  accord_test_create (self->workspace, &accord_contract_kind, "name", "third", "deal", of, "deliver_on", ahead, NULL);
  accord_test_create (self->workspace, &accord_contract_kind, "name", "over", "deal", of, "deliver_on", past, "delivered_on", past, NULL);
  open_page (self);
  await_lines (self, "step|first second|Wire");
  g_assert_cmpint (accord_today_item_get_group (line (self, 1)), ==, ACCORD_TODAY_DELIVERIES);
  g_assert_cmpstr (accord_today_item_get_when (line (self, 1)), ==, "2 d late");
  accord_test_set (self->workspace, &accord_contract_kind, late, "delivered_on", today);
  await_lines (self, "step|second|Wire");
  accord_today_list_set_day (self->page->model, TODAY + 3);
  await_lines (self, "third");
}

static void
test_what_has_no_day_is_put_to_one (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;
  gint64 id;

  plan (self, "now", 0, NULL);
  id = accord_test_create (self->workspace, KIND, "title", "sometime", "type", "task", NULL);
  open_page (self);
  await_lines (self, "now|sometime");
  g_assert_cmpint (accord_today_item_get_group (line (self, 1)), ==, ACCORD_TODAY_SOME_DAY);
  accord_today_page_postpone (self->page, line (self, 1), 1);
  await_lines (self, "now");
  record = accord_test_load (self->workspace, KIND, id);
  g_assert_cmpint (accord_record_number (record, "due_on"), ==, TODAY + 1);
}

/* Controls say what the text says, and the text what they say. 2026-11-24 is a Tuesday, the fourth. */
static void
test_repeats_are_chosen (Fixture *self, gconstpointer data)
{
  static const struct { const char *text, *expected; } cases[] = {
    { NULL, "FREQ=WEEKLY;BYDAY=TU" },
    { "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;INTERVAL=3" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261231", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261231" },
    { "FREQ=MONTHLY;COUNT=5", "FREQ=MONTHLY;BYMONTHDAY=24;COUNT=5" },
    { "FREQ=MONTHLY;BYDAY=4TU", "FREQ=MONTHLY;BYDAY=4TU" },
    { "FREQ=MONTHLY;BYDAY=-1TU", "FREQ=MONTHLY;BYDAY=-1TU" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1" },
    { "FREQ=YEARLY", "FREQ=YEARLY" },
    { "not a rule", "FREQ=WEEKLY;BYDAY=TU" },
  };

  open_page (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *popover = g_object_ref_sink (accord_repeat_popover_new (cases[i].text, accord_date_from_ymd (2026, 11, 24)));
      AccordRecurrence recurrence;
      g_autofree char *text = NULL;

      g_assert_true (accord_repeat_popover_read (ACCORD_REPEAT_POPOVER (popover), &recurrence));
      text = accord_recurrence_to_text (&recurrence);
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_object_unref (popover);
    }
}

/* The window makes it while nobody does anything: it costs its widgets, and nothing is read for nobody. */
static void
test_made_ahead_it_reads_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (accord_today_page_new_ahead (self->workspace));
  AccordTodayList *model = ACCORD_TODAY_PAGE (page)->model;

  plan (self, "late", -2, "");
  accord_test_idle ();
  accord_today_list_refresh (model);
  for (int i = 0; i < ACCORD_TODAY_N_PARTS; i++)
    g_assert_false (model->parts[i].reading);
  g_assert_null (accord_today_list_get_agenda (model));
  show_page (self, page);
  plan (self, "ten", 0, "600");
  await_lines (self, "late|ten");
}

/* As the window prepares it behind another page. */
static GtkWidget *
prepare (Fixture *self)
{
  GtkWidget *stack = gtk_stack_new (), *page = accord_today_page_new_ahead (self->workspace);
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  gtk_stack_add_child (GTK_STACK (stack), gtk_label_new ("another page"));
  gtk_stack_add_child (GTK_STACK (stack), page);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), stack);
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = ACCORD_TODAY_PAGE (page);
  accord_test_idle ();
  do
    {
      if (g_get_monotonic_time () > until)
        g_error ("The page was not prepared");
      g_main_context_iteration (NULL, FALSE);
      accord_lay_out_ahead (page);
    }
  while (gtk_widget_get_width (page) == 0 || accord_today_page_prepare (self->page));
  return stack;
}

/* Behind another page it reads its first lines and makes their rows; what changes then is read when somebody sees it. */
static void
test_prepared_it_has_its_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *stack;
  g_autofree char *ahead = NULL, *still = NULL;

  plan (self, "late", -2, "");
  plan (self, "ten", 0, "600");
  stack = prepare (self);
  ahead = lines (self);
  g_assert_cmpstr (ahead, ==, "late|ten");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  g_assert_cmpuint (g_hash_table_size (self->page->rows), ==, 2);
  plan (self, "eleven", 0, "660");
  accord_test_idle ();
  still = lines (self);
  g_assert_cmpstr (still, ==, "late|ten");
  gtk_stack_set_visible_child (GTK_STACK (stack), GTK_WIDGET (self->page));
  await_lines (self, "late|ten eleven");
}

typedef struct {
  AccordTodayPage *page;
  guint last;
  guint most; /* rows that one frame brought */
} Coming;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Coming *coming = data;
  guint n = g_hash_table_size (coming->page->rows);

  coming->most = MAX (coming->most, n - MIN (n, coming->last));
  coming->last = n;
}

/* Twenty lines are too many for one frame. */
static void
test_rows_come_up_a_few_a_frame (Fixture *self, gconstpointer data)
{
  GdkFrameClock *clock;
  Coming coming = { 0 };
  gulong handler;

  for (int i = 0; i < 20; i++)
    plan (self, "call", -1 - i, "");
  open_page (self);
  coming.page = self->page;
  clock = gtk_widget_get_frame_clock (self->window);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &coming);
  while (coming.last == 0 || !accord_lazy_rows_are_filled (self->page->list))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (coming.most, <=, 6);
  g_assert_cmpuint (coming.last, >, 6);
}

static void
await_frames (Fixture *self, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);

  for (guint i = 0; i < n; i++)
    {
      gint64 counter = gdk_frame_clock_get_frame_counter (clock), until = g_get_monotonic_time () + 200000;

      gtk_widget_queue_draw (self->window);
      while (gdk_frame_clock_get_frame_counter (clock) == counter && g_get_monotonic_time () < until)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
    }
}

/* The list itself scrolls to the line alone. */
static void
test_first_line_is_seen_under_its_heading (Fixture *self, gconstpointer data)
{
  GtkAdjustment *place;

  for (int i = 0; i < 20; i++)
    plan (self, "call", -1 - i, "");
  open_page (self);
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->page->list));
  while (!accord_today_list_is_complete (self->page->model) || !accord_lazy_rows_are_filled (self->page->list))
    g_main_context_iteration (NULL, TRUE);
  await_frames (self, 6);
  gtk_single_selection_set_selected (self->page->selection, 8);
  gtk_adjustment_set_value (place, 200);
  await_frames (self, 6);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 100);
  gtk_list_view_scroll_to (self->page->list, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL); /* as by Home */
  await_frames (self, 10);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* Another person sits down: that list begins at its heading, wherever the lines both have stood in the one before. */
static void
test_another_list_begins_at_its_heading (Fixture *self, gconstpointer data)
{
  gint64 marta = accord_test_create (self->workspace, &accord_member_kind, "name", "Marta", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, marta);
  GtkAdjustment *place;

  for (int i = 0; i < 30; i++)
    {
      gint64 step = plan (self, "call", i % 3 == 0 ? -3 : -2, "");

      if (i % 3 != 0)
        accord_test_set (self->workspace, KIND, step, "owner", owner);
    }
  open_page (self);
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->page->list));
  while (!accord_today_list_is_complete (self->page->model) || !accord_lazy_rows_are_filled (self->page->list))
    g_main_context_iteration (NULL, TRUE);
  await_frames (self, 6);
  accord_journal_set_actor (accord_workspace_get_journal (self->workspace), marta);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)) > 25)
    g_main_context_iteration (NULL, TRUE);
  await_frames (self, 10);
  g_assert_cmpuint (gtk_single_selection_get_selected (self->page->selection), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  TEST ("/today/page-follows-a-colleague-and-keeps-what-is-typed", test_page_follows_a_colleague);
  TEST ("/today/finishing-writes-outcome-and-next-step", test_finishing_writes_outcome_and_next_step);
  TEST ("/today/moving-to-another-row-saves", test_moving_to_another_row_saves);
  TEST ("/today/undo-leaves-it-as-it-was", test_undo_leaves_it_as_it_was);
  TEST ("/today/postponing-is-from-today", test_postponing_is_from_today);
  TEST ("/today/a-deal-is-planned-in-its-row", test_a_deal_is_planned_in_its_row);
  TEST ("/today/the-first-line-is-selected-until-somebody-acts", test_first_line_is_selected_until_somebody_acts);
  TEST ("/today/all-done-and-first-use", test_all_done_and_first_use);
  TEST ("/today/decision-is-listed-from-its-day-until-its-outcome", test_decision_is_listed_from_its_day_until_its_outcome);
  TEST ("/today/tickets-are-listed-by-what-is-due-until-resolved", test_tickets_are_listed_by_what_is_due_until_resolved);
  TEST ("/today/deliveries-are-listed-from-their-day-until-delivered", test_deliveries_are_listed_from_their_day_until_delivered);
  TEST ("/today/what-has-no-day-is-put-to-one", test_what_has_no_day_is_put_to_one);
  TEST ("/today/repeats-are-chosen-not-typed", test_repeats_are_chosen);
  TEST ("/today/a-page-prepared-behind-another-has-its-rows-and-shows-what-is-true-when-seen", test_prepared_it_has_its_rows);
  TEST ("/today/a-page-made-ahead-reads-nothing-until-it-is-seen", test_made_ahead_it_reads_nothing);
  TEST ("/today/rows-come-up-a-few-a-frame", test_rows_come_up_a_few_a_frame);
  TEST ("/today/the-first-line-is-seen-under-its-heading", test_first_line_is_seen_under_its_heading);
  TEST ("/today/another-list-begins-at-its-heading", test_another_list_begins_at_its_heading);
  TEST ("/today/ten-thousand-overdue-stay-calm", test_ten_thousand_overdue_stay_calm);
  return g_test_run ();
}
