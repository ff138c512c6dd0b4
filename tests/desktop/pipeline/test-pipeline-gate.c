/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stages that ask for something first, many cards at once, and carrying with the keyboard: with a real pointer
 * and real keys. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-card.h"
#include "accord-board-view.h"
#include "accord-column-view.h"
#include "accord-field-row.h"
#include "accord-gate-dialog.h"
#include "accord-date.h"
#include "accord-deal-checklist.h"
#include "accord-selection-bar.h"
#include "accord-won-dialog.h"

#define assert_order(fixture, stage, expected)                                                                  \
  G_STMT_START                                                                                                  \
  {                                                                                                             \
    g_autofree char *order_ = board_fixture_order (fixture, stage);                                             \
    g_assert_cmpstr (order_, ==, expected);                                                                     \
  }                                                                                                             \
  G_STMT_END

static void
set_up (BoardFixture *self, gint64 deals[3])
{
  board_fixture_init (self, 1280, 640);
  deals[0] = board_fixture_add (self, "A", "Identify", NULL, "1000");
  deals[1] = board_fixture_add (self, "B", "Identify", NULL, "2000");
  deals[2] = board_fixture_add (self, "C", "Identify", NULL, "3000");
}

/* A required line of the checklist of Identify. */
static void
require_check (BoardFixture *self)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (self->workspace, "Identify"));

  accord_test_create (self->workspace, &accord_stage_criterion_kind, "title", "Budget is known", "stage", stage, "side",
                      "exit", "type", "check", "required", "yes", NULL);
}

static GtkWidget *
column_of (BoardFixture *self, const char *stage)
{
  gint64 id = accord_test_stage (self->workspace, stage);

  for (guint i = 0;; i++)
    {
      GtkWidget *column = find_widget (self->window, ACCORD_TYPE_COLUMN_VIEW, i);

      g_assert_nonnull (column);
      if (accord_board_column_get_stage_id (accord_column_view_get_column (ACCORD_COLUMN_VIEW (column))) == id)
        return column;
    }
}

static gboolean
wait_for (gboolean (*func) (BoardFixture *self), BoardFixture *self)
{
  for (int i = 0; i < 400; i++)
    {
      if (func (self))
        return TRUE;
      run_ms (50);
    }
  return FALSE;
}

/* Waits until a widget stands still: dialogs grow, cards find their place. */
static void
wait_for_rest (GtkWidget *widget, int *x, int *y)
{
  int was_x = -2, was_y = -2;

  *x = *y = -1;
  for (int i = 0, rest = 0; i < 200 && rest < 2; i++)
    {
      gboolean known = where_is (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, x, y);

      rest = known && *x == was_x && *y == was_y && gtk_widget_get_mapped (widget) ? rest + 1 : 0;
      was_x = *x;
      was_y = *y;
      run_ms (50);
    }
}

static void
click_on (GtkWidget *widget)
{
  int x, y;

  wait_for_rest (widget, &x, &y);
  press ("mousemove %d %d", x - 2, y);
  press ("mousemove %d %d", x, y);
  press ("click 1");
}

static void
lift (BoardFixture *self, gint64 deal)
{
  int x, y;

  wait_for_rest (find_card (self, deal), &x, &y);
  board_fixture_lift (self, deal);
}

static gboolean
has_committed (BoardFixture *self)
{
  return self->n_committed > 0;
}

static gboolean
has_dialog (BoardFixture *self)
{
  return find_widget (self->window, ACCORD_TYPE_GATE_DIALOG, 0) != NULL;
}

static gboolean
is_locked (BoardFixture *self)
{
  return accord_column_view_is_locked (ACCORD_COLUMN_VIEW (column_of (self, "First contact")));
}

static gboolean
has_check (BoardFixture *self)
{
  GtkWidget *dialog = find_widget (self->window, ACCORD_TYPE_GATE_DIALOG, 0);

  return dialog != NULL && find_widget (dialog, GTK_TYPE_CHECK_BUTTON, 0) != NULL;
}

static AccordRecord *
last_event (BoardFixture *self, gint64 deal)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GPtrArray) found = NULL;
  AccordRecord *last = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query));
  for (guint i = 0; i < found->len; i++)
    if (last == NULL || accord_record_id (found->pdata[i]) > accord_record_id (last))
      last = found->pdata[i];
  return accord_record_ref (last);
}

static void
drop_on_locked (BoardFixture *self, gint64 deal)
{
  lift (self, deal);
  g_assert_true (wait_for (is_locked, self));
  hover (column_of (self, "First contact"));
  run_ms (100);
  press ("mouseup 1");
  g_assert_true (wait_for (has_check, self));
}

static void
test_locked_column_says_why_and_a_drop_asks (void)
{
  BoardFixture self;
  gint64 deals[3];
  GtkWidget *check;

  set_up (&self, deals);
  require_check (&self);
  board_fixture_show (&self);
  drop_on_locked (&self, deals[0]);
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B C");
  check = find_widget (find_widget (self.window, ACCORD_TYPE_GATE_DIALOG, 0), GTK_TYPE_CHECK_BUTTON, 0);
  click_on (check);
  g_assert_true (wait_for (has_committed, &self));
  run_ms (400);
  board_fixture_forget (&self);
  {
    GtkWidget *dialog = find_widget (self.window, ACCORD_TYPE_GATE_DIALOG, 0);
    GtkWidget *move = NULL;

    for (guint i = 0; (move = find_widget (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
      if (gtk_widget_has_css_class (move, "suggested-action") && gtk_widget_get_mapped (move))
        break;
    g_assert_nonnull (move);
    click_on (move);
  }
  g_assert_true (wait_for (has_committed, &self));
  assert_order (&self, "First contact", "A");
  assert_order (&self, "Identify", "B C");
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_reason_moves_it_anyway (void)
{
  BoardFixture self;
  gint64 deals[3];
  GtkWidget *dialog, *entry;
  g_autoptr (AccordRecord) event = NULL;

  set_up (&self, deals);
  require_check (&self);
  board_fixture_show (&self);
  drop_on_locked (&self, deals[0]);
  dialog = find_widget (self.window, ACCORD_TYPE_GATE_DIALOG, 0);
  entry = find_widget (dialog, ADW_TYPE_ENTRY_ROW, 0);
  click_on (entry);
  for (int i = 0; i < 20 && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "Hurry") != 0; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      press ("type --delay 20 Hurry");
      run_ms (100);
    }
  press ("key Return");
  g_assert_true (wait_for (has_committed, &self));
  assert_order (&self, "First contact", "A");
  event = last_event (&self, deals[0]);
  g_assert_cmpstr (accord_record_text (event, "reason"), ==, "Hurry");
  g_assert_cmpstr (accord_record_text (event, "unmet"), ==, "Budget is known");
  board_fixture_clear (&self);
}

/* Of Identify, besides the check: an amount. */
static void
require_amount (BoardFixture *self)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (self->workspace, "Identify"));

  accord_test_create (self->workspace, &accord_stage_criterion_kind, "title", "Amount", "stage", stage, "side", "exit",
                      "type", "field", "path", "amount", "required", "yes", NULL);
}

static gboolean
has_no_check (BoardFixture *self)
{
  return !has_check (self);
}

static gboolean
has_amount (BoardFixture *self, gint64 deal)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_deal_kind, deal);
  AccordMoney money;

  return accord_record_get_money (record, "amount", &money);
}

/* One condition is met while the other is being filled in: the rows are made anew, but not under the hand of whoever types. */
static void
test_half_a_number_is_not_saved (void)
{
  BoardFixture self;
  gint64 deals[3], unpriced;
  GtkWidget *dialog, *row;

  set_up (&self, deals);
  unpriced = board_fixture_add (&self, "U", "Identify", NULL, NULL);
  require_check (&self);
  require_amount (&self);
  board_fixture_show (&self);
  board_fixture_focus (&self, unpriced);
  press ("key alt+Right");
  g_assert_true (wait_for (has_check, &self));
  dialog = find_widget (self.window, ACCORD_TYPE_GATE_DIALOG, 0);
  row = find_widget (dialog, ACCORD_TYPE_FIELD_ROW, 0);
  accord_field_row_edit (ACCORD_FIELD_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (row, GTK_TYPE_EDITABLE, 0)), "1");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (dialog, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_true (wait_for (has_committed, &self));
  run_ms (400);
  g_assert_false (has_amount (&self, unpriced));
  g_assert_true (find_widget (dialog, ACCORD_TYPE_FIELD_ROW, 0) == row);
  g_assert_true (accord_field_row_get_editing (ACCORD_FIELD_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (row, GTK_TYPE_EDITABLE, 0)), "1250");
  g_assert_true (accord_field_row_save (ACCORD_FIELD_ROW (row)));
  g_assert_true (wait_for (has_no_check, &self)); /* the rows follow now */
  run_ms (400);
  g_assert_null (find_widget (dialog, ACCORD_TYPE_FIELD_ROW, 0));
  g_assert_true (has_amount (&self, unpriced));
  board_fixture_clear (&self);
}

static void
test_leaving_the_question_leaves_the_card (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  require_check (&self);
  board_fixture_show (&self);
  drop_on_locked (&self, deals[1]);
  for (int i = 0; i < 20 && has_dialog (&self); i++) /* the end of the drag may take the first */
    {
      press ("key Escape");
      run_ms (300);
    }
  g_assert_false (has_dialog (&self));
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B C");
  board_fixture_clear (&self);
}

/* What a stage asks for is read beside its card, before anybody moves it (ui.md §7). */
static void
test_pane_says_what_the_stage_asks (void)
{
  BoardFixture self;
  gint64 deals[3];
  GtkWidget *checklist, *check;

  set_up (&self, deals);
  require_check (&self);
  board_fixture_show (&self);
  board_fixture_focus (&self, deals[0]);
  press ("key space");
  run_ms (800);
  checklist = find_widget (self.window, ACCORD_TYPE_DEAL_CHECKLIST, 0);
  g_assert_nonnull (checklist);
  g_assert_true (gtk_widget_get_mapped (checklist));
  check = find_widget (checklist, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_nonnull (check);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  board_fixture_clear (&self);
}

/* The column does not know yet that something is asked: the move is shown, refused, and asked about. */
static void
test_key_that_is_refused_asks_too (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  require_check (&self);
  board_fixture_show (&self);
  board_fixture_focus (&self, deals[0]);
  press ("key alt+Right");
  g_assert_true (wait_for (has_dialog, &self));
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B C");
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
select_card (BoardFixture *self, gint64 deal)
{
  int x, y;

  g_assert_true (where_is (find_card (self, deal), 60, 20, &x, &y));
  press ("mousemove %d %d keydown ctrl click 1 keyup ctrl", x, y);
  run_ms (100);
}

static void
test_selected_cards_travel_together (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  select_card (&self, deals[0]);
  select_card (&self, deals[2]);
  g_assert_cmpint (self.n_committed, ==, 0);
  lift (&self, deals[0]);
  run_ms (300);
  hover (column_of (&self, "Needs"));
  press ("mouseup 1");
  g_assert_true (wait_for (has_committed, &self));
  run_ms (300);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Needs", "A C");
  assert_order (&self, "Identify", "B");
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "A B C");
  board_fixture_clear (&self);
}

static void
test_keys_select_and_move_many (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  board_fixture_focus (&self, deals[0]);
  press ("key shift+Down");
  press ("key alt+Right");
  g_assert_true (wait_for (has_committed, &self));
  run_ms (200);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "First contact", "A B");
  press ("key Escape");
  board_fixture_clear (&self);
}

static void
test_picked_up_card_is_put_down_or_back (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  board_fixture_focus (&self, deals[1]);
  press ("key p");
  press ("key Right");
  press ("key Escape");
  run_ms (200);
  g_assert_cmpint (self.n_committed, ==, 0);
  press ("key p");
  press ("key Right");
  press ("key Right");
  g_assert_cmpint (self.n_committed, ==, 0);
  press ("key Return");
  g_assert_true (wait_for (has_committed, &self));
  assert_order (&self, "Needs", "B");
  assert_order (&self, "Identify", "A C");
  board_fixture_clear (&self);
}

/* What a colleague did comes in meanwhile and is seen; the card that travels goes from where it is then, and
 * undo puts it there. */
static void
test_card_moved_by_a_colleague_while_it_travels (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  lift (&self, deals[0]);
  board_fixture_take_in (&self, deals[0], "Solution");
  run_ms (300);
  assert_order (&self, "Solution", "A");
  g_assert_true (gtk_widget_is_ancestor (find_card (&self, deals[0]), column_of (&self, "Solution")));
  hover (column_of (&self, "Needs"));
  press ("mouseup 1");
  run_ms (800);
  assert_order (&self, "Needs", "A");
  assert_order (&self, "Solution", "");
  assert_order (&self, "Identify", "B C");
  board_fixture_undo (&self);
  assert_order (&self, "Solution", "A");
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_card_deleted_by_a_colleague_while_it_travels (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  lift (&self, deals[0]);
  board_fixture_take_in (&self, deals[0], NULL);
  run_ms (300);
  hover (column_of (&self, "Needs"));
  press ("mouseup 1");
  run_ms (800);
  assert_order (&self, "Needs", "");
  assert_order (&self, "Identify", "B C");
  board_fixture_clear (&self);
}

/* Carried with the keyboard and put back: it is where the colleague put it. */
static void
test_card_picked_up_while_a_colleague_moves_it (void)
{
  BoardFixture self;
  gint64 deals[3];

  set_up (&self, deals);
  board_fixture_show (&self);
  board_fixture_focus (&self, deals[1]);
  press ("key p");
  press ("key Right");
  board_fixture_take_in (&self, deals[1], "Solution");
  run_ms (300);
  press ("key Escape");
  run_ms (200);
  assert_order (&self, "Solution", "B");
  assert_order (&self, "Identify", "A C");
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

/* Amounts that cannot be held are not taken; what can is kept with the day. */
static void
test_won_without_a_price_asks_for_it (void)
{
  BoardFixture self;
  gint64 deals[3], unpriced;
  GtkWidget *dialog, *amount;
  g_autoptr (AccordRecord) won = NULL;
  AccordMoney money;

  set_up (&self, deals);
  unpriced = board_fixture_add (&self, "U", "Needs", NULL, NULL);
  board_fixture_show (&self);
  board_fixture_focus (&self, unpriced);
  press ("key w");
  for (int i = 0; i < 100 && find_widget (self.window, ACCORD_TYPE_WON_DIALOG, 0) == NULL; i++)
    run_ms (50);
  dialog = find_widget (self.window, ACCORD_TYPE_WON_DIALOG, 0);
  g_assert_nonnull (dialog);
  amount = find_widget (dialog, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (amount), "99999999999999999999");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "won"));
  gtk_editable_set_text (GTK_EDITABLE (amount), "500");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "won"));
  click_on (amount);
  press ("key Return");
  g_assert_true (wait_for (has_committed, &self));
  assert_order (&self, "Won", "U");
  won = accord_test_load (self.workspace, &accord_deal_kind, unpriced);
  g_assert_true (accord_record_get_money (won, "amount", &money));
  g_assert_cmpint (money.minor, ==, 50000);
  g_assert_cmpint (accord_record_number (won, "closed_on"), ==, accord_date_today ());
  board_fixture_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  /* Each question was waited for until it had slid in and out; how a board moves is test-pipeline-drag's. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define TEST(name, function) g_test_add_func ("/pipeline/gate/" name, function)
  TEST ("locked-column-says-why-and-a-drop-asks", test_locked_column_says_why_and_a_drop_asks);
  TEST ("reason-moves-it-anyway", test_reason_moves_it_anyway);
  TEST ("half-a-number-is-not-saved-when-the-rows-change", test_half_a_number_is_not_saved);
  TEST ("leaving-the-question-leaves-the-card", test_leaving_the_question_leaves_the_card);
  TEST ("key-that-is-refused-asks-too", test_key_that_is_refused_asks_too);
  TEST ("pane-says-what-the-stage-asks", test_pane_says_what_the_stage_asks);
  TEST ("selected-cards-travel-together", test_selected_cards_travel_together);
  TEST ("keys-select-and-move-many", test_keys_select_and_move_many);
  TEST ("picked-up-card-is-put-down-or-back", test_picked_up_card_is_put_down_or_back);
  TEST ("card-moved-by-a-colleague-while-it-travels", test_card_moved_by_a_colleague_while_it_travels);
  TEST ("card-deleted-by-a-colleague-while-it-travels", test_card_deleted_by_a_colleague_while_it_travels);
  TEST ("card-picked-up-while-a-colleague-moves-it", test_card_picked_up_while_a_colleague_moves_it);
  TEST ("won-without-a-price-asks-for-it", test_won_without_a_price_asks_for_it);
#undef TEST
  return g_test_run ();
}
