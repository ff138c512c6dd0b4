/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the head of a column says is what stands below it, whatever the filter. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-conditions.h"
#include "accord-board-filter.h"
#include "accord-board-totals.h"
#include "accord-column-head.h"
#include "accord-column-view.h"
#include "accord-date.h"
#include "accord-deal-card.h"
#include "accord-head-sums.h"
#include "accord-state-bar.h"

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

/* Identify (5 %): A €1,000 late, B €2,000 planned, C €4,000 without a step. First contact: D €500 today. */
static void
set_up (BoardFixture *self, gint64 deals[4])
{
  board_fixture_init (self, 1280, 820);
  deals[0] = board_fixture_add (self, "A", "Identify", NULL, "1000");
  deals[1] = board_fixture_add (self, "B", "Identify", NULL, "2000");
  deals[2] = board_fixture_add (self, "C", "Identify", NULL, "4000");
  deals[3] = board_fixture_add (self, "D", "First contact", NULL, "500");
  add_step (self, deals[0], -2);
  add_step (self, deals[1], 3);
  add_step (self, deals[3], 0);
  board_fixture_show (self);
  run_ms (300);
}

/* All words of visible labels under @root, joined by "|". */
static void
collect (GtkWidget *root, GString *words)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root) && *gtk_label_get_text (GTK_LABEL (root)) != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

#define assert_words(fixture, type, nth, expected)                                      \
  G_STMT_START                                                                          \
  {                                                                                     \
    GString *words_ = g_string_new (NULL);                                              \
    g_autofree char *text_ = NULL;                                                      \
    collect (find_widget ((fixture)->window, type, nth), words_);                       \
    text_ = g_string_free (words_, FALSE);                                              \
    g_assert_cmpstr (text_, ==, expected);                                              \
  }                                                                                     \
  G_STMT_END

static char *
cards (BoardFixture *self, guint nth)
{
  AccordColumnView *view = ACCORD_COLUMN_VIEW (find_widget (self->window, ACCORD_TYPE_COLUMN_VIEW, nth));
  GListModel *column = G_LIST_MODEL (accord_column_view_get_column (view));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (column); i++)
    {
      g_autoptr (AccordEntity) deal = g_list_model_get_item (column, i);

      g_string_append (names, accord_entity_get_title (deal));
    }
  return g_string_free (names, FALSE);
}

#define assert_cards(fixture, nth, expected)                                            \
  G_STMT_START                                                                          \
  {                                                                                     \
    g_autofree char *cards_ = cards (fixture, nth);                                     \
    g_assert_cmpstr (cards_, ==, expected);                                             \
  }                                                                                     \
  G_STMT_END

/* In two parts: where the button is up at the server when GTK asks it for the pointer after a new layout, GTK gives up a
 * press whose release it has not read yet. */
static void
click (GtkWidget *widget)
{
  hover (widget);
  press ("mousedown 1");
  press ("mouseup 1");
  run_ms (400);
}

static GtkWidget *
attention_chip (BoardFixture *self)
{
  return accord_board_filter_get_attention (
    ACCORD_BOARD_FILTER (find_widget (self->window, ACCORD_TYPE_BOARD_FILTER, 0)));
}

static void
test_attention (void)
{
  BoardFixture self;
  gint64 deals[4];
  int n;

  set_up (&self, deals);
  g_object_get (attention_chip (&self), "count", &n, NULL);
  g_assert_cmpint (n, ==, 2);
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|3|€7K|€350 weighted");
  click (attention_chip (&self));
  assert_cards (&self, 0, "AC");
  assert_cards (&self, 1, "");
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|2/3|€5K|€250 weighted");
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 1, "First contact|0/1|€0");
  assert_words (&self, ACCORD_TYPE_BOARD_TOTALS, 0, "2 of 4 deals|€5,000|€250 weighted");
  click (attention_chip (&self));
  assert_cards (&self, 0, "ABC");
  assert_cards (&self, 1, "D");
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|3|€7K|€350 weighted");
  board_fixture_clear (&self);
}

/* A step planned by anybody takes the deal out of the cards that need attention. */
static void
test_attention_follows (void)
{
  BoardFixture self;
  gint64 deals[4];
  int n;

  set_up (&self, deals);
  click (attention_chip (&self));
  assert_cards (&self, 0, "AC");
  add_step (&self, deals[2], 1);
  run_ms (400);
  assert_cards (&self, 0, "A");
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|1/3|€1K|€50 weighted");
  board_fixture_focus (&self, deals[0]);
  press ("key alt+Right");
  run_ms (500);
  assert_cards (&self, 0, "");
  assert_cards (&self, 1, "A");
  g_object_get (attention_chip (&self), "count", &n, NULL);
  g_assert_cmpint (n, ==, 1);
  board_fixture_clear (&self);
}

static void
test_bar_filters (void)
{
  BoardFixture self;
  gint64 deals[4];
  GtkWidget *bar;

  set_up (&self, deals);
  bar = find_widget (self.window, ACCORD_TYPE_STATE_BAR, 0);
  click (gtk_widget_get_first_child (bar)); /* overdue */
  assert_cards (&self, 0, "A");
  g_assert_cmpint (accord_state_bar_get_selected (ACCORD_STATE_BAR (bar)), ==, 0);
  click (gtk_widget_get_first_child (bar));
  assert_cards (&self, 0, "ABC");
  g_assert_cmpint (accord_state_bar_get_selected (ACCORD_STATE_BAR (bar)), ==, -1);
  board_fixture_clear (&self);
}

static void
test_search_sums (void)
{
  BoardFixture self;
  gint64 deals[4];

  set_up (&self, deals);
  accord_pipeline_page_focus_search (self.page);
  press ("type --delay 20 B");
  wait_ms (400); /* the entry waits whether more is typed */
  run_ms (800);
  assert_cards (&self, 0, "B");
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|1/3|€2K|€100 weighted");
  assert_words (&self, ACCORD_TYPE_BOARD_TOTALS, 0, "1 of 4 deals|€2,000|€100 weighted");
  board_fixture_clear (&self);
}

static void
add_at_the_limit (BoardFixture *self, const char *stage)
{
  AccordEdit *edit = accord_edit_new ("Far too much");
  gint64 deal = board_fixture_add (self, "L", stage, NULL, NULL);

  accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", G_MAXINT64, "EUR");
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* More than can be counted: no sum is shown rather than a wrong one, it is said why, cards are there and moved as
 * ever; once it is put right the sums are back. */
static void
test_sums_beyond_counting (void)
{
  BoardFixture self;

  board_fixture_init (&self, 1280, 640);
  add_at_the_limit (&self, "Identify");
  board_fixture_show (&self);
  g_clear_pointer (&self.error, g_free);
  add_at_the_limit (&self, "Identify");
  run_ms (400);
  g_assert_nonnull (self.error);
  g_assert_true (g_str_has_prefix (self.error, "The amounts of these deals add up to more than Accord can count."));
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|2");
  assert_cards (&self, 0, "LL");
  board_fixture_undo (&self);
  assert_words (&self, ACCORD_TYPE_BOARD_TOTALS, 0, "2 deals|€92,233,720,368,547,758.07|+ 1 unpriced · €4,611,686,018,427,387.90 weighted");
  board_fixture_clear (&self);
}

static void
add_priced (BoardFixture *self, const char *name, gint64 minor, const char *currency)
{
  AccordEdit *edit = accord_edit_new ("Priced");
  gint64 deal = board_fixture_add (self, name, "Identify", NULL, NULL);

  accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", minor, currency);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* Euros first, then a line for each other currency, many of them in one; a folded column and those who hear it are
 * told the same. */
static void
test_currencies (void)
{
  BoardFixture self;
  GtkWidget *head;
  g_autofree char *words = NULL;
  g_autofree char *many = NULL;

  board_fixture_init (&self, 1280, 640);
  add_priced (&self, "A", 1200000, "EUR");
  add_priced (&self, "B", 340000, "USD");
  board_fixture_add (&self, "C", "Identify", NULL, NULL);
  board_fixture_show (&self);
  run_ms (400);
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|3|€12K|+ 1 unpriced|€600 weighted|$3.4K|$170 weighted");
  assert_words (&self, ACCORD_TYPE_BOARD_TOTALS, 0, "3 deals|€12,000 + $3,400|+ 1 unpriced · €600 + $170 weighted");
  head = find_widget (self.window, ACCORD_TYPE_COLUMN_HEAD, 0);
  words = accord_column_head_describe (ACCORD_COLUMN_HEAD (head));
  g_assert_cmpstr (words, ==, "Identify, 3 deals, €12,000, €600 weighted, $3,400, $170 weighted, 1 unpriced");
  add_priced (&self, "D", 100000, "GBP");
  add_priced (&self, "E", 500000, "JPY");
  run_ms (400);
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|5|€12K|+ 1 unpriced|€600 weighted|£1K|£50 weighted|+ 2 more currencies");
  many = accord_column_head_describe (ACCORD_COLUMN_HEAD (head));
  g_assert_nonnull (strstr (many, "JP¥500,000, JP¥25,000 weighted"));
  board_fixture_clear (&self);
}

static int
height_of_sums (BoardFixture *self, guint nth)
{
  int height;

  gtk_widget_measure (find_widget (self->window, ACCORD_TYPE_HEAD_SUMS, nth), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* One column says what is unpriced: all heads have as many lines, none with a hole; and one line less when it is priced. */
static void
test_heads_are_alike (void)
{
  BoardFixture self;
  int high;

  board_fixture_init (&self, 1280, 640);
  add_priced (&self, "A", 1200000, "EUR");
  board_fixture_add (&self, "B", "First contact", NULL, "€2000");
  board_fixture_add (&self, "C", "Identify", NULL, NULL);
  board_fixture_show (&self);
  run_ms (400);
  high = height_of_sums (&self, 0);
  g_assert_cmpint (height_of_sums (&self, 1), ==, high);
  board_fixture_undo (&self);
  run_ms (400);
  g_assert_cmpint (height_of_sums (&self, 0), <, high);
  g_assert_cmpint (height_of_sums (&self, 1), ==, height_of_sums (&self, 0));
  board_fixture_clear (&self);
}

static void
test_unpriced (void)
{
  BoardFixture self;

  board_fixture_init (&self, 1280, 820);
  board_fixture_add_unpriced (&self, "Identify", 1200);
  board_fixture_show (&self);
  run_ms (600);
  assert_words (&self, ACCORD_TYPE_COLUMN_HEAD, 0, "Identify|1,200|1,200 unpriced");
  assert_words (&self, ACCORD_TYPE_BOARD_TOTALS, 0, "1,200 deals|1,200 unpriced");
  board_fixture_clear (&self);
}

static void
test_fresh_card_says_nothing (void)
{
  AccordDealCard *card = ACCORD_DEAL_CARD (g_object_ref_sink (accord_deal_card_new ()));
  g_autofree char *fresh = NULL;
  g_autofree char *known = NULL;
  g_autofree char *again = NULL;

  accord_deal_card_set_title (card, "Scanner");
  accord_deal_card_set_amount (card, "€1,000");
  fresh = accord_deal_card_describe (card);
  g_assert_cmpstr (fresh, ==, "Scanner, €1,000");
  accord_deal_card_set_step (card, FALSE, 0, NULL);
  known = accord_deal_card_describe (card);
  g_assert_cmpstr (known, ==, "Scanner, €1,000, No next step");
  accord_deal_card_clear_step (card);
  again = accord_deal_card_describe (card);
  g_assert_cmpstr (again, ==, fresh);
  g_object_unref (card);
}

static gboolean
shows (BoardFixture *self, guint nth, const char *expected)
{
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *now = cards (self, nth);

      if (g_strcmp0 (now, expected) == 0)
        return TRUE;
      run_ms (50);
    }
  return FALSE;
}

/* F10 as a filter: it follows the journal, and goes with its chip. */
static void
test_slipped_and_put_off (void)
{
  BoardFixture self;
  gint64 deals[4];
  GtkWidget *conditions;

  set_up (&self, deals);
  accord_test_set (self.workspace, &accord_deal_kind, deals[1], "expected_on", "2020-01-01");
  conditions = find_widget (self.window, ACCORD_TYPE_BOARD_CONDITIONS, 0);
  g_assert_true (gtk_widget_activate_action (conditions, "conditions.slipped", NULL));
  g_assert_true (shows (&self, 0, "B"));
  accord_test_set (self.workspace, &accord_deal_kind, deals[2], "expected_on", "2020-01-02");
  g_assert_true (shows (&self, 0, "BC"));
  accord_test_set (self.workspace, &accord_deal_kind, deals[1], "expected_on", "2999-01-01");
  g_assert_true (shows (&self, 0, "C"));
  g_assert_true (gtk_widget_activate_action (conditions, "conditions.slipped", NULL));
  g_assert_true (shows (&self, 0, "ABC"));
  board_fixture_clear (&self);
}

static void
test_tag_and_team (void)
{
  BoardFixture self;
  gint64 deals[4];
  gint64 tag;
  g_autofree char *deal = NULL;
  g_autofree char *link = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);

  set_up (&self, deals);
  tag = accord_test_create (self.workspace, &accord_tag_kind, "name", "Fair", NULL);
  deal = g_strdup_printf ("%" G_GINT64_FORMAT, deals[2]);
  link = g_strdup_printf ("%" G_GINT64_FORMAT, tag);
  accord_test_create (self.workspace, &accord_tagging_kind, "tag", link, "deal", deal, NULL);
  g_assert_true (accord_query_add_number (query, "tag", ACCORD_OP_IS, tag));
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (self.workspace), query)), ==, 1);
  g_clear_pointer (&query, accord_query_unref);
  query = accord_query_new (&accord_deal_kind);
  g_assert_true (accord_query_add_number (query, "owner.team", ACCORD_OP_IS, 1));
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (self.workspace), query)), ==, 0);
  board_fixture_clear (&self);
}

/* With letters half as large again, in the narrowest window that shows the sums at all: the weighted one gives way. */
static void
test_sum_in_large_letters (void)
{
  BoardFixture self;
  GtkWidget *totals, *box;
  GtkLabel *sum;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  board_fixture_init (&self, 1220, 820);
  board_fixture_add (&self, "A", "Identify", NULL, "12345678.90");
  board_fixture_add_unpriced (&self, "Identify", 12);
  board_fixture_show (&self);
  accord_pipeline_page_focus_search (self.page);
  run_ms (300);
  totals = find_widget (self.window, ACCORD_TYPE_BOARD_TOTALS, 0);
  g_assert_true (gtk_widget_get_mapped (totals));
  box = gtk_widget_get_first_child (totals);
  sum = GTK_LABEL (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box))));
  g_assert_cmpstr (gtk_label_get_text (sum), ==, "€12,345,678.90");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (sum)));
  g_assert_cmpint (gtk_widget_get_width (self.window), <=, 1220);
  board_fixture_clear (&self);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/pipeline/filter/fresh-card-says-nothing-of-its-step", test_fresh_card_says_nothing);
  g_test_add_func ("/pipeline/filter/attention-shows-cards-and-their-sums", test_attention);
  g_test_add_func ("/pipeline/filter/attention-follows-steps-and-moves", test_attention_follows);
  g_test_add_func ("/pipeline/filter/state-bar-is-a-toggle", test_bar_filters);
  g_test_add_func ("/pipeline/filter/search-sums-are-those-of-the-cards", test_search_sums);
  g_test_add_func ("/pipeline/totals/sums-beyond-counting-are-said", test_sums_beyond_counting);
  g_test_add_func ("/pipeline/totals/the-sum-is-whole-in-large-letters", test_sum_in_large_letters);
  g_test_add_func ("/pipeline/totals/each-currency-has-its-own-line", test_currencies);
  g_test_add_func ("/pipeline/filter/heads-of-columns-are-alike", test_heads_are_alike);
  g_test_add_func ("/pipeline/filter/unpriced-deals-are-no-zero", test_unpriced);
  g_test_add_func ("/pipeline/filter/slipped-deals-come-and-go", test_slipped_and_put_off);
  g_test_add_func ("/pipeline/filter/tag-and-team-can-be-asked", test_tag_and_team);
  return g_test_run ();
}
