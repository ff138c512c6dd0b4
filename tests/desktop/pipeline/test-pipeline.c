/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board with a real pointer and real keys, on a display of its own. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-card.h"
#include "accord-column-view.h"
#include "accord-deal-card.h"
#include "accord-gap-model.h"
#include "accord-lost-dialog.h"
#include "accord-quick-add.h"
#include "accord-rank.h"
#include "accord-test-colleague.h"

static void
set_up (BoardFixture *self, gint64 deals[4])
{
  board_fixture_init (self, 1280, 820);
  deals[0] = board_fixture_add (self, "A", "Identify", NULL, "1000");
  deals[1] = board_fixture_add (self, "B", "Identify", NULL, "2000");
  deals[2] = board_fixture_add (self, "C", "First contact", NULL, "3000");
  deals[3] = board_fixture_add (self, "D", "First contact", NULL, "4000");
  board_fixture_show (self);
}

#define assert_order(fixture, stage, expected)                                                                  \
  G_STMT_START                                                                                                  \
  {                                                                                                             \
    g_autofree char *order_ = board_fixture_order (fixture, stage);                                             \
    g_assert_cmpstr (order_, ==, expected);                                                                     \
  }                                                                                                             \
  G_STMT_END

/* Just below the middle of @deal's card: the lifted one goes under it. */
static void
hover_below (BoardFixture *self, gint64 deal)
{
  GtkWidget *card = find_card (self, deal);
  int x, y;

  g_assert_true (where_is (card, 70, gtk_widget_get_height (card) - 6, &x, &y));
  press ("mousemove %d %d sleep 0.02 mousemove %d %d sleep 0.02 mousemove %d %d sleep 0.02 mousemove %d %d", x - 24, y, x - 12, y,
         x - 4, y, x, y);
  run_ms (250);
}

/* A figure's list opens a deal on a page that was never on the screen: its pane moves in, though the deal is there before the page
 * has a size. */
static void
test_deal_is_opened_before_the_page_is_laid_out (void)
{
  BoardFixture self;
  GtkWidget *stack = gtk_stack_new ();
  gboolean animated;
  gint64 deal;

  board_fixture_init (&self, 1280, 820);
  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animated, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  deal = board_fixture_add (&self, "A", "Identify", NULL, "1000");
  self.page = ACCORD_PIPELINE_PAGE (accord_pipeline_page_new (self.workspace));
  gtk_stack_add_child (GTK_STACK (stack), gtk_label_new ("Elsewhere"));
  gtk_stack_add_child (GTK_STACK (stack), GTK_WIDGET (self.page));
  adw_window_set_content (ADW_WINDOW (self.window), stack);
  gtk_window_present (GTK_WINDOW (self.window));
  run_ms (700);
  accord_pipeline_page_show (self.page, deal);
  gtk_stack_set_visible_child (GTK_STACK (stack), GTK_WIDGET (self.page));
  run_ms (1200);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self.page)));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
  board_fixture_forget (&self);
  board_fixture_clear (&self);
}

static void
test_drag_is_one_change (void)
{
  BoardFixture self;
  gint64 deals[4];

  set_up (&self, deals);
  board_fixture_lift (&self, deals[0]);
  hover_below (&self, deals[2]);
  g_assert_cmpint (self.n_committed, ==, 0);
  press ("mouseup 1");
  run_ms (400);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Identify", "B");
  assert_order (&self, "First contact", "C A D");
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "A B");
  assert_order (&self, "First contact", "C D");
  g_assert_nonnull (find_card (&self, deals[0]));
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_drag_within_a_stage (void)
{
  BoardFixture self;
  gint64 deals[4];

  set_up (&self, deals);
  board_fixture_lift (&self, deals[0]);
  hover_below (&self, deals[1]);
  press ("mouseup 1");
  run_ms (400);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Identify", "B A");
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "A B");
  board_fixture_clear (&self);
}

static void
test_escape_changes_nothing (void)
{
  BoardFixture self;
  gint64 deals[4];

  set_up (&self, deals);
  board_fixture_lift (&self, deals[0]);
  hover_below (&self, deals[2]);
  g_assert_true (gtk_widget_has_css_class (accord_board_card_get_card (
                   ACCORD_BOARD_CARD (find_card (&self, deals[0]))), "dragged-away"));
  press ("key Escape");
  run_ms (200);
  press ("mouseup 1");
  run_ms (700);
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B");
  assert_order (&self, "First contact", "C D");
  g_assert_false (gtk_widget_has_css_class (accord_board_card_get_card (
                    ACCORD_BOARD_CARD (find_card (&self, deals[0]))), "dragged-away"));
  board_fixture_clear (&self);
}

static gint64
focused_deal (BoardFixture *self)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *column = find_widget (self->window, ACCORD_TYPE_COLUMN_VIEW, i);
      gint64 deal;

      if (column == NULL)
        return 0;
      deal = accord_column_view_get_focused (ACCORD_COLUMN_VIEW (column), NULL);
      if (deal != 0 && gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), column))
        return deal;
    }
}

static void
test_keys_move (void)
{
  BoardFixture self;
  gint64 deals[4];

  set_up (&self, deals);
  board_fixture_focus (&self, deals[0]);
  press ("key alt+Right");
  run_ms (300);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Identify", "B");
  assert_order (&self, "First contact", "A C D");
  g_assert_cmpint (focused_deal (&self), ==, deals[0]);
  press ("key alt+Down");
  run_ms (300);
  g_assert_cmpint (self.n_committed, ==, 2);
  assert_order (&self, "First contact", "C A D");
  g_assert_cmpint (focused_deal (&self), ==, deals[0]);
  press ("key Left");
  g_assert_cmpint (focused_deal (&self), ==, deals[1]);
  board_fixture_undo (&self);
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "A B");
  assert_order (&self, "First contact", "C D");
  board_fixture_clear (&self);
}

static void
test_won_and_lost (void)
{
  BoardFixture self;
  gint64 deals[4];
  g_autoptr (AccordRecord) lost = NULL;

  set_up (&self, deals);
  board_fixture_focus (&self, deals[0]);
  press ("key w");
  run_ms (300);
  assert_order (&self, "Won", "A");
  board_fixture_focus (&self, deals[1]);
  press ("key l");
  run_ms (400);
  g_assert_nonnull (find_widget (self.window, ACCORD_TYPE_LOST_DIALOG, 0));
  g_assert_cmpint (self.n_committed, ==, 1);
  press ("key 2");
  press ("key ctrl+Return");
  run_ms (500);
  g_assert_cmpint (self.n_committed, ==, 2);
  assert_order (&self, "Lost", "B");
  lost = accord_test_load (self.workspace, &accord_deal_kind, deals[1]);
  g_assert_cmpstr (accord_record_text (lost, "lost_reason"), ==, "Competitor");
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "B");
  board_fixture_clear (&self);
}

static void
move_there (BoardFixture *self, AccordTestColleague *colleague, gint64 deal, const char *stage)
{
  AccordEdit *edit = accord_edit_new ("Moved by a colleague");
  g_autofree char *rank = accord_rank_nth (900);

  accord_edit_set_both (edit, &accord_deal_kind, accord_test_colleague_id (colleague, &accord_deal_kind, deal), "stage",
                        accord_test_colleague_id (colleague, &accord_stage_kind, accord_test_stage (self->workspace, stage)), rank);
  accord_test_colleague_commit (colleague, edit);
}

static void
await_order (BoardFixture *self, const char *stage, const char *expected)
{
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *order = board_fixture_order (self, stage);

      if (g_str_equal (order, expected))
        return;
      run_ms (50);
    }
  assert_order (self, stage, expected);
}

/* And outlives what a colleague does meanwhile. */
static void
test_quick_add_stays (void)
{
  BoardFixture self;
  gint64 deals[4];
  AccordTestColleague *colleague;

  set_up (&self, deals);
  board_fixture_focus (&self, deals[0]);
  press ("key n");
  run_ms (400);
  press ("type --delay 20 New1");
  press ("key Tab Tab");
  press ("type --delay 20 1500");
  press ("key Return");
  run_ms (400);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Identify", "New1 A B");
  colleague = accord_test_colleague_new (self.workspace);
  press ("type --delay 20 New");
  run_ms (200);
  move_there (&self, colleague, deals[1], "First contact");
  accord_test_colleague_meet (colleague);
  await_order (&self, "Identify", "New1 A");
  press ("type --delay 20 2");
  press ("key Return");
  run_ms (400);
  assert_order (&self, "Identify", "New2 New1 A");
  press ("key Escape");
  run_ms (200);
  board_fixture_forget (&self);
  press ("key Delete");
  run_ms (300);
  g_assert_cmpint (self.n_committed, ==, 1);
  accord_test_colleague_free (colleague);
  board_fixture_clear (&self);
}

/* Cards come and go by what a colleague does; the card that has the focus keeps it, and the column its place. */
static void
test_board_follows_a_colleague (void)
{
  BoardFixture self;
  gint64 deals[4], many[30];
  AccordTestColleague *colleague;
  GtkAdjustment *adjustment;
  double place;

  set_up (&self, deals);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("M%02d", i);

      many[i] = board_fixture_add (&self, name, "First contact", NULL, "100");
    }
  colleague = accord_test_colleague_new (self.workspace);
  run_ms (300);
  adjustment = accord_column_view_get_adjustment (ACCORD_COLUMN_VIEW (find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, 1)));
  gtk_adjustment_set_value (adjustment, 600);
  run_ms (300);
  for (int i = 4; i < 20 && focused_deal (&self) == 0; i++)
    board_fixture_focus (&self, many[i]);
  run_ms (200);
  place = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (place, >, 300);
  deals[3] = focused_deal (&self);
  g_assert_cmpint (deals[3], !=, 0);
  board_fixture_forget (&self);
  move_there (&self, colleague, deals[0], "First contact");
  accord_test_colleague_set (colleague, &accord_deal_kind, deals[1], "name", "B2");
  accord_test_colleague_meet (colleague);
  run_ms (400);
  await_order (&self, "Identify", "B2");
  g_assert_cmpint (self.n_committed, >, 0);
  g_assert_cmpint (focused_deal (&self), ==, deals[3]);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  accord_test_colleague_free (colleague);
  board_fixture_clear (&self);
}

static void
test_ten_thousand_cards (void)
{
  BoardFixture self;
  GtkWidget *column;
  GtkAdjustment *adjustment;
  gint64 start;

  board_fixture_init (&self, 1280, 820);
  board_fixture_add_many (&self, "Identify", 10000);
  start = g_get_monotonic_time ();
  board_fixture_show (&self);
  run_ms (800);
  column = find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, 0);
  g_test_message ("%u rows, %u cards, %u widgets in a column of 10,000; %" G_GINT64_FORMAT " ms",
                  count_widgets (column, ACCORD_TYPE_BOARD_CARD), count_widgets (column, ACCORD_TYPE_DEAL_CARD),
                  count_widgets (column, GTK_TYPE_WIDGET), (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count_widgets (column, ACCORD_TYPE_DEAL_CARD), >, 5);
  g_assert_cmpuint (count_widgets (column, ACCORD_TYPE_DEAL_CARD), <, 40);
  adjustment = accord_column_view_get_adjustment (ACCORD_COLUMN_VIEW (column));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  run_ms (500);
  for (int i = 0; i < 50 && count_widgets (column, ACCORD_TYPE_DEAL_CARD) <= 5; i++)
    run_ms (100);
  g_assert_cmpuint (count_widgets (column, ACCORD_TYPE_DEAL_CARD), >, 5);
  g_assert_cmpuint (count_widgets (column, ACCORD_TYPE_DEAL_CARD), <, 40);
  g_assert_cmpuint (count_widgets (column, ACCORD_TYPE_BOARD_CARD), <, 210);
  board_fixture_clear (&self);
}

static void
test_page_lets_go (void)
{
  BoardFixture self;
  gint64 deals[4];
  gpointer page;

  set_up (&self, deals);
  accord_pipeline_page_show (self.page, deals[2]);
  run_ms (400);
  page = self.page;
  g_object_add_weak_pointer (page, &page);
  adw_window_set_content (ADW_WINDOW (self.window), NULL);
  run_ms (400);
  g_assert_null (page);
  board_fixture_clear (&self);
}

static void
test_gap_follows_the_list (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (AccordGapModel) model = NULL;
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) at = NULL;

  for (int i = 0; i < 4; i++)
    g_list_store_append (store, item);
  model = accord_gap_model_new (G_LIST_MODEL (store));
  accord_gap_model_set_gap (model, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_list_store_remove (store, 0);
  g_assert_cmpuint (accord_gap_model_get_gap (model), ==, 1);
  at = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_true (ACCORD_IS_GAP (at));
  g_list_store_remove_all (store);
  g_assert_cmpuint (accord_gap_model_get_gap (model), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  accord_gap_model_set_gap (model, ACCORD_NO_GAP);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/pipeline/gap-follows-the-list", test_gap_follows_the_list);
  g_test_add_func ("/pipeline/drag-between-stages-is-one-change", test_drag_is_one_change);
  g_test_add_func ("/pipeline/drag-within-a-stage-is-one-change", test_drag_within_a_stage);
  g_test_add_func ("/pipeline/escape-while-dragging-changes-nothing", test_escape_changes_nothing);
  g_test_add_func ("/pipeline/keys-move-and-focus-follows", test_keys_move);
  g_test_add_func ("/pipeline/deal-is-opened-before-the-page-is-laid-out", test_deal_is_opened_before_the_page_is_laid_out);
  g_test_add_func ("/pipeline/won-and-lost-with-a-reason", test_won_and_lost);
  g_test_add_func ("/pipeline/quick-add-adds-and-stays", test_quick_add_stays);
  g_test_add_func ("/pipeline/board-follows-a-colleague-and-keeps-focus-and-place", test_board_follows_a_colleague);
  g_test_add_func ("/pipeline/ten-thousand-cards-cost-few-widgets", test_ten_thousand_cards);
  g_test_add_func ("/pipeline/page-lets-go-of-the-workspace", test_page_lets_go);
  return g_test_run ();
}
