/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to many deals is done to each; what is refused is not lost; and the board knows what day it is. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-column-view.h"
#include "accord-date.h"
#include "accord-lost-dialog.h"
#include "accord-quick-add.h"
#include "accord-test-night.h"

/* One of them has never been on the screen. */
static void
test_ask_again_has_an_owner (void)
{
  BoardFixture self;
  gint64 deal, owner, customer;
  g_autofree char *owner_id = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) tasks = NULL;
  AdwDialog *dialog;

  board_fixture_init (&self, 1280, 820);
  deal = board_fixture_add (&self, "A", "Won", "Nordwind", "1000"); /* no column of the board shows it */
  owner = accord_test_create (self.workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  owner_id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  accord_test_set (self.workspace, &accord_deal_kind, deal, "owner", owner_id);
  {
    gint64 second = board_fixture_add (&self, "B", "Identify", "Bright", "2000"), both[] = { second, deal };

    accord_test_set (self.workspace, &accord_deal_kind, second, "owner", owner_id);
    dialog = accord_lost_dialog_new (self.workspace, both, 2, accord_test_stage (self.workspace, "Lost"));
  }
  board_fixture_show (&self);
  adw_dialog_present (dialog, self.window);
  run_ms (400);
  press ("key 2");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_widget (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, 0)), TRUE);
  press ("key ctrl+Return");
  run_ms (600);
  accord_query_add_text (query, "title", ACCORD_OP_IS, "Ask again");
  tasks = accord_test_boxed (accord_store_select (accord_workspace_get_store (self.workspace), query));
  g_assert_cmpuint (tasks->len, ==, 2);
  for (guint i = 0; i < tasks->len; i++)
    {
      customer = accord_record_number (tasks->pdata[i], "customer");
      g_assert_cmpint (accord_record_number (tasks->pdata[i], "owner"), ==, owner);
      g_assert_cmpint (customer, !=, 0);
    }
  board_fixture_clear (&self);
}

/* Its customer is not there. */
static void
test_refused_is_typed_still (void)
{
  BoardFixture self;
  GtkEditable *name;

  board_fixture_init (&self, 1280, 820);
  board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  accord_pipeline_page_new_deal (self.page, 4711);
  run_ms (400);
  name = GTK_EDITABLE (find_widget (find_widget (self.window, ACCORD_TYPE_QUICK_ADD, 0), GTK_TYPE_ENTRY, 0));
  gtk_editable_set_text (name, "Cannot be");
  g_signal_emit_by_name (name, "activate");
  run_ms (600);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Cannot be");
  g_assert_cmpint (accord_test_count (self.workspace, &accord_deal_kind), ==, 1);
  board_fixture_clear (&self);
}

/* The board has gone when the answer comes: the window says it. */
static void
test_refused_is_told_without_the_form (void)
{
  BoardFixture self;
  GtkWidget *form;

  board_fixture_init (&self, 1280, 820);
  board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  accord_pipeline_page_new_deal (self.page, 4711);
  run_ms (400);
  form = find_widget (self.window, ACCORD_TYPE_QUICK_ADD, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (form, GTK_TYPE_ENTRY, 0)), "Cannot be");
  g_signal_emit_by_name (find_widget (form, GTK_TYPE_ENTRY, 0), "activate");
  adw_window_set_content (ADW_WINDOW (self.window), gtk_label_new ("Another pipeline"));
  run_ms (600);
  g_assert_nonnull (self.error);
  g_assert_nonnull (strstr (self.error, "“Cannot be” was not added."));
  board_fixture_clear (&self);
}

static void
test_delete_takes_all_selected (void)
{
  BoardFixture self;
  gint64 first;

  board_fixture_init (&self, 1280, 820);
  board_fixture_add (&self, "C", "Identify", NULL, "3000");
  board_fixture_add (&self, "B", "Identify", NULL, "2000");
  first = board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  run_ms (300);
  board_fixture_focus (&self, first);
  press ("key ctrl+a");
  run_ms (300);
  board_fixture_forget (&self);
  press ("key KP_Delete");
  run_ms (400);
  g_assert_cmpint (self.n_committed, ==, 1);
  g_assert_cmpint (accord_test_count (self.workspace, &accord_deal_kind), ==, 0);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (self.workspace)), ==, "Deleted 3 deals");
  board_fixture_clear (&self);
}

static void
add_step (BoardFixture *self, gint64 deal, int in_days)
{
  AccordEdit *edit = accord_edit_new ("Planned a step");
  gint64 step = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, step, "title", "Call back");
  accord_edit_set_text (edit, &accord_activity_kind, step, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, step, "deal", deal);
  accord_edit_set_number (edit, &accord_activity_kind, step, "due_on", accord_date_today () + in_days);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
assert_only (BoardFixture *self, gint64 deal)
{
  AccordColumnView *column = ACCORD_COLUMN_VIEW (find_widget (self->window, ACCORD_TYPE_COLUMN_VIEW, 0));
  AccordIdList *deals = accord_board_column_get_deals (accord_column_view_get_column (column));

  g_assert_cmpuint (accord_id_list_get_n (deals), ==, 1);
  g_assert_cmpint (accord_id_list_id_at (deals, 0), ==, deal);
}

static void
test_board_wakes_up_on_another_day (void)
{
  BoardFixture self;
  gint64 today, tomorrow;

  board_fixture_init (&self, 1280, 820);
  add_step (&self, today = board_fixture_add (&self, "A", "Identify", NULL, "1000"), 0);
  add_step (&self, tomorrow = board_fixture_add (&self, "B", "Identify", NULL, "2000"), 1);
  board_fixture_show (&self);
  run_ms (300);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "board.show-steps", "u", 2u);
  run_ms (800);
  assert_only (&self, today);
  accord_test_sleep (24);
  run_ms (1200);
  assert_only (&self, tomorrow);
  board_fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  g_test_add_func ("/pipeline/lost/ask-again-is-the-owners-and-the-customers", test_ask_again_has_an_owner);
  g_test_add_func ("/pipeline/quick-add/what-is-refused-stays-typed", test_refused_is_typed_still);
  g_test_add_func ("/pipeline/quick-add/what-is-refused-is-told-without-the-form", test_refused_is_told_without_the_form);
  g_test_add_func ("/pipeline/keys/delete-takes-all-that-is-selected", test_delete_takes_all_selected);
  g_test_add_func ("/pipeline/day/board-wakes-up-on-another-day", test_board_wakes_up_on_another_day);
  return g_test_run ();
}
