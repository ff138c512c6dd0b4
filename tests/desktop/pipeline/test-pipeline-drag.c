/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a card can be dropped besides the columns in view, with a real pointer. */

#include "accord-config.h"

#include "board-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "accord-board-card.h"
#include "accord-board-view.h"
#include "accord-column-view.h"
#include "accord-date.h"
#include "accord-deal-credit.h"
#include "accord-drop-bar.h"
#include "accord-lost-dialog.h"

#define assert_order(fixture, stage, expected)                                                                  \
  G_STMT_START                                                                                                  \
  {                                                                                                             \
    g_autofree char *order_ = board_fixture_order (fixture, stage);                                             \
    g_assert_cmpstr (order_, ==, expected);                                                                     \
  }                                                                                                             \
  G_STMT_END

/* One change, and no more; a busy machine takes its time. */
static void
await_commit (BoardFixture *self)
{
  for (int i = 0; i < 400 && self->n_committed == 0; i++)
    wait_ms (20);
  run_ms (200);
  g_assert_cmpint (self->n_committed, ==, 1);
}

static void
set_up (BoardFixture *self, int width, gint64 deals[2])
{
  board_fixture_init (self, width, 600);
  deals[0] = board_fixture_add (self, "A", "Identify", NULL, "1000");
  deals[1] = board_fixture_add (self, "B", "Identify", NULL, "2000");
  board_fixture_show (self);
}

static GtkWidget *
drop_place (BoardFixture *self, guint nth)
{
  GtkWidget *bar = find_widget (self->window, ACCORD_TYPE_DROP_BAR, 0);
  GtkWidget *box = gtk_revealer_get_child (GTK_REVEALER (find_widget (bar, GTK_TYPE_REVEALER, 0)));
  GtkWidget *place = gtk_widget_get_first_child (box);

  while (nth-- > 0)
    place = gtk_widget_get_next_sibling (place);
  return place;
}

static void
drop_on (BoardFixture *self, gint64 deal, guint place)
{
  board_fixture_lift (self, deal);
  for (int i = 0; i < 200 && !gtk_widget_get_mapped (drop_place (self, place)); i++)
    wait_ms (20);
  g_assert_true (gtk_widget_get_mapped (drop_place (self, place)));
  wait_ms (250); /* it slides in */
  hover (drop_place (self, place));
  run_ms (200);
  g_assert_cmpint (self->n_committed, ==, 0);
  press ("mouseup 1");
  run_ms (600);
}

static void
test_won_closes_today (void)
{
  BoardFixture self;
  gint64 deals[2];
  g_autoptr (AccordRecord) won = NULL;
  g_autoptr (AccordRecord) back = NULL;
  gint64 day = 0;

  set_up (&self, 1280, deals);
  drop_on (&self, deals[0], 0);
  await_commit (&self);
  assert_order (&self, "Won", "A");
  assert_order (&self, "Identify", "B");
  won = accord_test_load (self.workspace, &accord_deal_kind, deals[0]);
  g_assert_true (accord_record_get_number (won, "closed_on", &day));
  g_assert_cmpint (day, ==, accord_date_today ());
  board_fixture_undo (&self);
  assert_order (&self, "Identify", "A B");
  back = accord_test_load (self.workspace, &accord_deal_kind, deals[0]);
  g_assert_false (accord_record_get_number (back, "closed_on", &day));
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_lost_asks_first (void)
{
  BoardFixture self;
  gint64 deals[2];

  set_up (&self, 1280, deals);
  drop_on (&self, deals[0], 1);
  g_assert_nonnull (find_widget (self.window, ACCORD_TYPE_LOST_DIALOG, 0));
  g_assert_cmpint (self.n_committed, ==, 0);
  press ("key Escape");
  run_ms (500);
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B");
  board_fixture_forget (&self);
  drop_on (&self, deals[0], 1);
  press ("key 1");
  press ("key ctrl+Return");
  run_ms (500);
  await_commit (&self);
  assert_order (&self, "Lost", "A");
  board_fixture_clear (&self);
}

static void
test_park_holds (void)
{
  BoardFixture self;
  gint64 deals[2];
  g_autoptr (AccordRecord) parked = NULL;
  g_autoptr (AccordRecord) stage = NULL;

  set_up (&self, 1280, deals);
  drop_on (&self, deals[1], 2); /* asks when it goes on */
  g_assert_cmpint (self.n_committed, ==, 0);
  assert_order (&self, "Identify", "A B");
  press ("key Escape");
  run_ms (500);
  accord_test_set (self.workspace, &accord_deal_kind, deals[1], "resume_on", "2199-01-01");
  board_fixture_forget (&self);
  drop_on (&self, deals[1], 2);
  await_commit (&self);
  parked = accord_test_load (self.workspace, &accord_deal_kind, deals[1]);
  stage = accord_test_load (self.workspace, &accord_stage_kind, accord_record_number (parked, "stage"));
  g_assert_cmpstr (accord_record_text (stage, "outcome"), ==, "hold");
  board_fixture_clear (&self);
}

static GtkWidget *
find_gap (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "drop-gap") && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_gap (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Held still over its gap in each column on the way: the gap goes when the card does, not while GTK still tells
 * of its going. */
static void
test_carried_over_gaps (void)
{
  BoardFixture self;
  gint64 deals[2];
  static const guint way[] = { 1, 3, 2 };

  set_up (&self, 1280, deals);
  for (guint i = 1; i < 4; i++)
    board_fixture_add_many (&self, i == 1 ? "First contact" : i == 2 ? "Needs" : "Solution", 6);
  run_ms (400);
  board_fixture_forget (&self);
  board_fixture_lift (&self, deals[0]);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      GtkWidget *column = find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, way[i]);

      hover (column);
      for (int n = 0; n < 200 && find_gap (column) == NULL; n++)
        wait_ms (20);
      g_assert_nonnull (find_gap (column));
      run_ms (200); /* it opens */
      hover (find_gap (column));
      run_ms (200);
    }
  press ("mouseup 1");
  run_ms (600);
  g_assert_cmpint (self.n_committed, ==, 1);
  assert_order (&self, "Identify", "B");
  board_fixture_clear (&self);
}

/* The column whose middle is nearest to @x of the screen. */
static GtkWidget *
column_near (GtkWidget *board, int x)
{
  GtkWidget *nearest = NULL, *column;
  int least = G_MAXINT, at, y;

  for (guint i = 0; (column = find_widget (board, ACCORD_TYPE_COLUMN_VIEW, i)) != NULL; i++)
    if (where_is (column, gtk_widget_get_width (column) / 2, 200, &at, &y) && ABS (at - x) < least)
      {
        nearest = column;
        least = ABS (at - x);
      }
  return nearest;
}

static void
test_edge_scrolls (void)
{
  BoardFixture self;
  gint64 deals[2];
  GtkWidget *board;
  GtkAdjustment *adjustment;
  int x, y;

  set_up (&self, 800, deals);
  board = find_widget (self.window, ACCORD_TYPE_BOARD_VIEW, 0);
  adjustment = gtk_scrolled_window_get_hadjustment (
    GTK_SCROLLED_WINDOW (find_widget (board, GTK_TYPE_SCROLLED_WINDOW, 1)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, gtk_adjustment_get_page_size (adjustment));
  board_fixture_lift (&self, deals[0]);
  g_assert_true (where_is (board, gtk_widget_get_width (board) - 30, 200, &x, &y));
  press ("mousemove %d %d", x - 10, y);
  press ("mousemove %d %d", x, y);
  for (int i = 0; i < 200 && gtk_adjustment_get_value (adjustment) <= 100; i++)
    wait_ms (50);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  /* Away from the edge the board stands still, and the card is let go over a column, not between two. */
  g_assert_true (where_is (board, gtk_widget_get_width (board) / 2, 200, &x, &y));
  press ("mousemove %d %d", x, y);
  run_ms (300);
  g_assert_true (where_is (column_near (board, x), 60, 200, &x, &y));
  press ("mousemove %d %d", x, y);
  run_ms (100);
  press ("mouseup 1");
  run_ms (500);
  await_commit (&self);
  assert_order (&self, "Identify", "B");
  board_fixture_clear (&self);
}

static gboolean
scrolls_to (GtkAdjustment *adjustment, double value, gboolean down)
{
  for (int i = 0; i < 600; i++)
    {
      if (down ? gtk_adjustment_get_value (adjustment) >= value : gtk_adjustment_get_value (adjustment) <= value)
        return TRUE;
      wait_ms (50);
    }
  return FALSE;
}

/* A card held near the lower end of a long column goes on to cards further down, near its upper end back; where it is let
 * go it stands between those that are seen there. */
static void
test_column_scrolls (void)
{
  BoardFixture self;
  gint64 card;
  AccordColumnView *column;
  GtkWidget *cards;
  GtkAdjustment *adjustment;
  g_autoptr (AccordEntity) first = NULL;
  guint position;
  int x, y;

  board_fixture_init (&self, 1280, 600);
  board_fixture_add_many (&self, "Identify", 40);
  board_fixture_show (&self);
  column = ACCORD_COLUMN_VIEW (find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, 0));
  cards = accord_column_view_get_list (column);
  adjustment = accord_column_view_get_adjustment (column);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 3 * gtk_adjustment_get_page_size (adjustment));
  first = g_list_model_get_item (G_LIST_MODEL (accord_column_view_get_column (column)), 0);
  card = accord_entity_get_id (first);
  board_fixture_lift (&self, card);
  g_assert_true (where_is (cards, 60, gtk_widget_get_height (cards) - 12, &x, &y));
  press ("mousemove %d %d", x, y - 10);
  press ("mousemove %d %d", x, y);
  g_assert_true (scrolls_to (adjustment, 250, TRUE));
  g_assert_true (where_is (cards, 60, 12, &x, &y));
  press ("mousemove %d %d", x, y + 10);
  press ("mousemove %d %d", x, y);
  g_assert_true (scrolls_to (adjustment, 190, FALSE));
  g_assert_true (where_is (cards, 60, gtk_widget_get_height (cards) / 2, &x, &y));
  press ("mousemove %d %d", x, y);
  run_ms (300);
  press ("mouseup 1");
  run_ms (500);
  await_commit (&self);
  g_assert_null (self.error);
  g_assert_true (accord_id_list_position_of (accord_board_column_get_deals (accord_column_view_get_column (column)), card, &position));
  g_assert_cmpuint (position, >=, 1);
  g_assert_cmpuint (position, <, 39);
  board_fixture_clear (&self);
}

static void
limit_files (gint64 bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes < 0 ? limit.rlim_max : (rlim_t) bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What cannot be written did not happen: the card goes back and a sentence says why; once there is room it goes. */
static void
test_full_disk_puts_it_back (void)
{
  BoardFixture self;
  gint64 deals[2];
  AccordColumnView *needs;

  set_up (&self, 1280, deals);
  needs = ACCORD_COLUMN_VIEW (find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, 2));
  board_fixture_forget (&self);
  board_fixture_lift (&self, deals[0]);
  hover (GTK_WIDGET (needs));
  run_ms (200);
  limit_files (512);
  press ("mouseup 1");
  for (int i = 0; i < 200 && self.error == NULL; i++)
    wait_ms (50);
  limit_files (-1);
  g_assert_nonnull (self.error);
  g_assert_nonnull (strstr (self.error, "Nothing was changed."));
  g_assert_cmpint (self.n_committed, ==, 0);
  run_ms (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (accord_column_view_get_column (needs))), ==, 0);
  assert_order (&self, "Identify", "A B");
  board_fixture_forget (&self);
  board_fixture_lift (&self, deals[0]);
  hover (GTK_WIDGET (needs));
  run_ms (200);
  press ("mouseup 1");
  run_ms (500);
  g_assert_null (self.error);
  assert_order (&self, "Needs", "A");
  board_fixture_clear (&self);
}

static void
test_folded_takes_and_opens (void)
{
  BoardFixture self;
  gint64 deals[2];
  AccordColumnView *column;

  set_up (&self, 1280, deals);
  column = ACCORD_COLUMN_VIEW (find_widget (self.window, ACCORD_TYPE_COLUMN_VIEW, 2));
  accord_column_view_set_folded (column, TRUE);
  run_ms (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (column)), <=, 60);
  board_fixture_lift (&self, deals[0]);
  hover (GTK_WIDGET (column));
  for (int i = 0; i < 200 && accord_column_view_get_folded (column); i++)
    wait_ms (50);
  g_assert_false (accord_column_view_get_folded (column));
  press ("mouseup 1");
  run_ms (500);
  await_commit (&self);
  assert_order (&self, "Needs", "A");
  board_fixture_clear (&self);
}

static void
label_cb (AccordJournal *journal, AccordChangeSet *set, gpointer data)
{
  g_set_str ((char **) data, set->label);
}

static void
test_label_names_the_deal (void)
{
  BoardFixture self;
  gint64 deals[2];
  g_autofree char *label = NULL;
  AccordJournal *journal;
  gulong id;

  set_up (&self, 1280, deals);
  journal = accord_workspace_get_journal (self.workspace);
  id = g_signal_connect (journal, "committed", G_CALLBACK (label_cb), &label);
  board_fixture_focus (&self, deals[0]);
  press ("key alt+Right");
  run_ms (300);
  g_assert_cmpstr (label, ==, "Moved “A” to First contact");
  g_signal_handler_disconnect (journal, id);
  board_fixture_clear (&self);
}

static gint64
opened_deal (BoardFixture *self)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *card = find_widget (self->window, ACCORD_TYPE_BOARD_CARD, i);
      GtkWidget *drawn = card ? accord_board_card_get_card (ACCORD_BOARD_CARD (card)) : NULL;

      if (card == NULL)
        return 0;
      if (drawn != NULL && gtk_widget_has_css_class (drawn, "selected"))
        return accord_entity_get_id (accord_board_card_get_deal (ACCORD_BOARD_CARD (card)));
    }
}

/* Space opens, arrows change what is open, the menu gives the focus back, Esc closes. */
static void
test_pane_follows (void)
{
  BoardFixture self;
  gint64 deals[2];

  set_up (&self, 1280, deals);
  board_fixture_focus (&self, deals[0]);
  press ("key space");
  run_ms (600);
  g_assert_cmpint (opened_deal (&self), ==, deals[0]);
  g_assert_nonnull (find_widget (self.window, ACCORD_TYPE_DEAL_CREDIT, 0)); /* whose credit it is, in the pane too */
  press ("key Down");
  run_ms (300);
  g_assert_cmpint (opened_deal (&self), ==, deals[1]);
  press ("key m");
  run_ms (300);
  press ("key Escape");
  run_ms (400);
  g_assert_cmpint (opened_deal (&self), ==, deals[1]);
  press ("key Escape");
  run_ms (500);
  g_assert_cmpint (opened_deal (&self), ==, 0);
  press ("key w");
  await_commit (&self);
  assert_order (&self, "Won", "B");
  board_fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  signal (SIGXFSZ, SIG_IGN); /* a file that may not grow is an error, no death */
  g_test_add_func ("/pipeline/drop/won-closes-today-and-is-undone-at-once", test_won_closes_today);
  g_test_add_func ("/pipeline/drop/lost-asks-why-first", test_lost_asks_first);
  g_test_add_func ("/pipeline/drop/parked-is-on-hold", test_park_holds);
  g_test_add_func ("/pipeline/drop/a-card-is-carried-over-the-gaps-of-other-columns", test_carried_over_gaps);
  g_test_add_func ("/pipeline/drop/edge-scrolls-to-more-stages", test_edge_scrolls);
  g_test_add_func ("/pipeline/drop/a-long-column-scrolls-under-the-card", test_column_scrolls);
  g_test_add_func ("/pipeline/drop/full-disk-puts-the-card-back", test_full_disk_puts_it_back);
  g_test_add_func ("/pipeline/drop/folded-stage-opens-under-the-card", test_folded_takes_and_opens);
  g_test_add_func ("/pipeline/drop/toast-names-the-deal", test_label_names_the_deal);
  g_test_add_func ("/pipeline/pane-follows-the-focus-and-esc-closes", test_pane_follows);
  return g_test_run ();
}
