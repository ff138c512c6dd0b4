/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a deal, used as somebody would. */

#include "accord-config.h"

#include "deals-fixture.h"

#include "accord-odds-keeper.h"

#include "accord-credit-dialog.h"
#include "accord-date.h"
#include "accord-deal-credit.h"
#include "accord-deal-lines.h"
#include "accord-deal-objections.h"
#include "accord-deal-part.h"
#include "accord-deal-split.h"
#include "accord-deal-print.h"
#include "accord-deal-stages.h"
#include "accord-gate-dialog.h"
#include <glib/gstdio.h>

static void
begin (DealsFixture *f, int width)
{
  deals_fixture_init (f, width, 900);
  deals_fixture_deal (f, "Service contract", "Negotiate", "苏州恒瑞医疗器械", "186000");
}

static AccordDealPart *
part (DealsFixture *f, guint nth)
{
  return ACCORD_DEAL_PART (deals_find (GTK_WIDGET (f->page), ACCORD_TYPE_DEAL_PART, nth));
}

enum { LINES, QUOTES };

typedef struct {
  DealsFixture *f;
  const char *tab;
} Tab;

/* Of the parts that one is chosen of, in two columns or in one. */
static AdwToggleGroup *
tabs_with (const Tab *wanted)
{
  AdwToggleGroup *tabs;

  for (guint i = 0; (tabs = ADW_TOGGLE_GROUP (deals_find (GTK_WIDGET (wanted->f->page), ADW_TYPE_TOGGLE_GROUP, i))) != NULL; i++)
    if (adw_toggle_group_get_toggle_by_name (tabs, wanted->tab) != NULL && gtk_widget_get_mapped (GTK_WIDGET (tabs)))
      return tabs;
  return NULL;
}

static gboolean
has_tab (gpointer wanted)
{
  return tabs_with (wanted) != NULL;
}

static void
show_tab (DealsFixture *f, const char *tab)
{
  Tab wanted = { f, tab };

  deals_await (has_tab, &wanted, tab);
  adw_toggle_group_set_active_name (tabs_with (&wanted), tab);
}

static AccordMoney
amount_of (DealsFixture *f)
{
  g_autoptr (AccordRecord) deal = accord_test_load (f->workspace, &accord_deal_kind, f->deal);
  AccordMoney money = { 0 };

  accord_record_get_money (deal, "amount", &money);
  return money;
}

static void
test_page_says_what_is_known (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  deals_await_text (&f, "苏州恒瑞医疗器械");
  deals_await_text (&f, "€186,000");
  deals_await_text (&f, "Weighted, 75%");
  deals_await_text (&f, "default of Negotiate");
  deals_await_text (&f, "in 24 days");
  show_tab (&f, "offer");
  deals_await_text (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "Total €186,001, €8,400 of discounts taken off"); /* 159,600 + 26,401 */
  deals_await_text (&f, "Decision maker");
  deals_await_text (&f, "Against us");
  deals_await_text (&f, "Falcon Service AG");
  deals_await_text (&f, "answered with “Costs of a standstill”");
  show_tab (&f, "papers");
  deals_await_text (&f, "Proposal for the Suzhou plant");
  deals_await_gone (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "Decision maker");
  deals_await_text (&f, "Time in Stages");
  deals_fixture_clear (&f);
}

static void
test_empty_deal_says_what_is_missing (void)
{
  DealsFixture f;
  GtkWidget *label, *part;
  graphene_rect_t bounds;

  begin (&f, 1280);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "No lines yet");
  deals_await_text (&f, "No quote yet");
  deals_await_text (&f, "Nobody is known yet");
  deals_await_text (&f, "No competitor known");
  deals_await_text (&f, "Nothing said against it yet");
  show_tab (&f, "papers");
  deals_await_text (&f, "Nothing signed yet");
  label = deals_find_label (f.window, "Nothing signed yet");
  part = gtk_widget_get_ancestor (label, ACCORD_TYPE_DEAL_PART);
  g_assert_nonnull (part);
  while (gtk_widget_get_height (label) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (label, part, &bounds));
  g_assert_cmpfloat (bounds.origin.y, <, 20); /* in the line of the heading */
  deals_fixture_clear (&f);
}

static gboolean
is_in_stage (gpointer data)
{
  DealsFixture *f = data;
  g_autoptr (AccordRecord) deal = accord_test_load (f->workspace, &accord_deal_kind, f->deal);

  return accord_record_number (deal, "stage") == accord_test_stage (f->workspace, "Sign");
}

static void
test_bar_moves_the_deal (void)
{
  DealsFixture f;
  AccordDealStages *stages;

  begin (&f, 1280);
  deals_fixture_show (&f);
  deals_await_text (&f, "Sign");
  stages = ACCORD_DEAL_STAGES (deals_find (GTK_WIDGET (f.page), ACCORD_TYPE_DEAL_STAGES, 0));
  g_signal_emit_by_name (gtk_widget_get_ancestor (deals_find_label (GTK_WIDGET (stages), "Sign"), GTK_TYPE_BUTTON), "clicked");
  deals_await (is_in_stage, &f, "the deal in Sign");
  deals_await_text (&f, "Weighted, 90%");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f.workspace))));
  deals_await_text (&f, "Weighted, 75%");
  deals_fixture_clear (&f);
}

/* A condition of the stage that the deal is in. */
static void
require (DealsFixture *f, const char *title)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (f->workspace, "Negotiate"));

  accord_test_create (f->workspace, &accord_stage_criterion_kind, "title", title, "stage", stage, "side", "exit", "type",
                      "check", "required", "yes", NULL);
}

static void
click (GtkWidget *label)
{
  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static GtkWidget *
gate_of (DealsFixture *f)
{
  return deals_find (f->window, ACCORD_TYPE_GATE_DIALOG, 0);
}

static gboolean
has_gate (gpointer data)
{
  return gate_of (data) != NULL;
}

static gboolean
has_no_gate (gpointer data)
{
  return gate_of (data) == NULL;
}

static gboolean
can_move (gpointer data)
{
  GtkWidget *label = gate_of (data) != NULL ? deals_find_label (gate_of (data), "Move") : NULL;

  return label != NULL && gtk_widget_is_sensitive (label);
}

static GtkWidget *
sign_of (DealsFixture *f)
{
  return deals_find_label (deals_find (GTK_WIDGET (f->page), ACCORD_TYPE_DEAL_STAGES, 0), "Sign");
}

static gboolean
has_sign (gpointer data)
{
  return sign_of (data) != NULL;
}

static void
ask_to_move (DealsFixture *f)
{
  deals_await (has_sign, f, "the stage in the bar");
  click (sign_of (f));
  deals_await (has_gate, f, "the question of the stage");
  deals_await_text (f, "Ready for Sign?");
}

static char *
last_event_text (DealsFixture *f, const char *field)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GPtrArray) events = NULL;
  AccordRecord *last = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, f->deal);
  events = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  for (guint i = 0; i < events->len; i++)
    if (last == NULL || accord_record_id (events->pdata[i]) > accord_record_id (last))
      last = events->pdata[i];
  return g_strdup (accord_record_text (last, field));
}

/* The page asks as the board does: what is missing is done in the dialog, or a reason moves it all the same. */
static void
test_gate_is_asked_on_the_page (void)
{
  DealsFixture f;
  g_autofree char *reason = NULL, *unmet = NULL;

  begin (&f, 1280);
  require (&f, "Budget is known");
  deals_fixture_show (&f);
  deals_await_text (&f, "Budget is known");
  ask_to_move (&f);
  adw_dialog_close (ADW_DIALOG (gate_of (&f)));
  deals_await (has_no_gate, &f, "the end of the question");
  g_assert_false (is_in_stage (&f));

  ask_to_move (&f);
  g_assert_false (can_move (&f));
  gtk_editable_set_text (GTK_EDITABLE (deals_find (gate_of (&f), ADW_TYPE_ENTRY_ROW, 0)), "  The board has agreed ");
  deals_await (can_move, &f, "the button that moves it");
  click (deals_find_label (gate_of (&f), "Move"));
  deals_await (is_in_stage, &f, "the deal in Sign");
  reason = last_event_text (&f, "reason");
  unmet = last_event_text (&f, "unmet");
  g_assert_cmpstr (reason, ==, "The board has agreed");
  g_assert_cmpstr (unmet, ==, "Budget is known");
  deals_fixture_clear (&f);
}

static void
test_gate_opens_when_it_is_done (void)
{
  DealsFixture f;
  g_autofree char *reason = NULL, *unmet = NULL;

  begin (&f, 1280);
  require (&f, "Budget is known");
  deals_fixture_show (&f);
  deals_await_text (&f, "Budget is known");
  ask_to_move (&f);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (deals_find (gate_of (&f), GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  deals_await (can_move, &f, "the button that moves it");
  deals_await_text (&f, "Everything is done.");
  click (deals_find_label (gate_of (&f), "Move"));
  deals_await (is_in_stage, &f, "the deal in Sign");
  reason = last_event_text (&f, "reason");
  unmet = last_event_text (&f, "unmet");
  g_assert_null (reason);
  g_assert_null (unmet);
  deals_fixture_clear (&f);
}

/* What the shipped process lists as a reminder holds the deal back. */
static void
insist_on_approval (DealsFixture *f)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_criterion_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_test_stage (f->workspace, "Negotiate"));
  accord_query_add_text (query, "type", ACCORD_OP_IS, "approval");
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  accord_test_set (f->workspace, &accord_stage_criterion_kind, accord_record_id (found->pdata[0]), "required", "yes");
}

/* Asked for, refused, asked again and given; only then does the deal go without a word. */
static void
test_approval_is_asked_and_given (void)
{
  DealsFixture f;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_approval_kind);
  g_autoptr (GPtrArray) answers = NULL;

  begin (&f, 1280);
  insist_on_approval (&f);
  deals_fixture_show (&f);
  deals_await_text (&f, "The discount is approved");
  deals_await_text (&f, "0 of 3");
  click (deals_find_label (GTK_WIDGET (f.page), "Ask"));
  deals_await_text (&f, "Refuse");
  click (deals_find_label (GTK_WIDGET (f.page), "Refuse"));
  deals_await_gone (&f, "Refuse");
  click (deals_find_label (GTK_WIDGET (f.page), "Ask"));
  deals_await_text (&f, "Refuse");
  click (deals_find_label (GTK_WIDGET (f.page), "Approve"));
  deals_await_text (&f, "1 of 3");
  deals_await_gone (&f, "Approve");
  answers = accord_test_boxed (accord_store_select (accord_workspace_get_store (f.workspace), query));
  g_assert_cmpuint (answers->len, >=, 2); /* each question and its answer stay */
  click (sign_of (&f));
  deals_await (is_in_stage, &f, "the deal in Sign");
  g_assert_null (gate_of (&f));
  deals_fixture_clear (&f);
}

static gboolean
asks_why (gpointer data)
{
  DealsFixture *f = data;

  return f->told != NULL && g_str_has_prefix (f->told, "lose-deal");
}

static void
test_won_and_reopened (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_show (&f);
  deals_await_text (&f, "Lost…");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "deal.won", NULL);
  deals_await_text (&f, "Weighted, 100%");
  deals_await_text (&f, "Reopen");
  g_assert_false (deals_shows (&f, "Lost…"));
  deals_await_gone (&f, "Plan…"); /* what is won lacks no step */
  gtk_widget_activate_action (GTK_WIDGET (f.page), "deal.reopen", NULL);
  deals_await_text (&f, "Plan…");
  deals_await_text (&f, "Expected close"); /* lesson 18: the day it closed is gone */
  deals_await_text (&f, "Lost…");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "deal.lost", NULL);
  deals_await (asks_why, &f, "the question why it was lost");
  deals_fixture_clear (&f);
}

static gboolean
amount_is_of_lines (gpointer data)
{
  return amount_of (data).minor == 18600100;
}

static void
test_lines_decide_when_told_so (void)
{
  DealsFixture f;
  AdwSwitchRow *decide;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "Use €186,001 as the Amount");
  decide = ADW_SWITCH_ROW (deals_find (GTK_WIDGET (f.page), ADW_TYPE_SWITCH_ROW, 0));
  adw_switch_row_set_active (decide, TRUE);
  deals_await (amount_is_of_lines, &f, "the amount of the lines");
  deals_await_text (&f, "sum of the product lines");
  deals_await_gone (&f, "as the Amount");
  accord_test_set (f.workspace, &accord_deal_line_kind, 2, "quantity", "1");
  deals_await_text (&f, "€170,160.40"); /* 159,600 + 10,560.40 */
  accord_test_set (f.workspace, &accord_deal_kind, f.deal, "amount", "150000");
  deals_await_text (&f, "set by hand");
  g_assert_false (adw_switch_row_get_active (decide));
  deals_fixture_clear (&f);
}

static void
test_quote_from_lines (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  accord_test_set (f.workspace, &accord_workspace_kind, 1, "tax_rate", "19");
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "set by hand"); /* the deal itself is there */
  g_signal_emit_by_name (part (&f, QUOTES), "add", f.window);
  deals_await_text (&f, "Q-0001");
  deals_await_text (&f, "€221,341.19"); /* 186,001 × 1.19 */
  deals_await_text (&f, "Lines of the Quote");
  gtk_widget_activate_action (GTK_WIDGET (part (&f, QUOTES)), "quotes.status", "(xs)", (gint64) 1, "sent");
  deals_await_text (&f, "Sent");
  gtk_widget_activate_action (GTK_WIDGET (part (&f, QUOTES)), "quotes.revise", "x", (gint64) 1);
  deals_await_text (&f, "Q-0001, version 2");
  deals_fixture_clear (&f);
}

/* A plus that is pressed twice makes one quote, and so does a new version. */
static void
test_pressed_twice_is_one_quote (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "set by hand"); /* the deal itself is there */
  g_signal_emit_by_name (part (&f, QUOTES), "add", f.window);
  g_signal_emit_by_name (part (&f, QUOTES), "add", f.window);
  deals_await_text (&f, "Lines of the Quote");
  g_assert_cmpint (accord_test_count (f.workspace, &accord_quote_kind), ==, 1);
  for (int i = 0; i < 2; i++)
    gtk_widget_activate_action (GTK_WIDGET (part (&f, QUOTES)), "quotes.revise", "x", (gint64) 1);
  deals_await_text (&f, "Q-0001, version 2");
  accord_test_set (f.workspace, &accord_workspace_kind, 1, "tax_rate", "7"); /* whatever was asked before it is written */
  g_assert_cmpint (accord_test_count (f.workspace, &accord_quote_kind), ==, 2);
  deals_fixture_clear (&f);
}

static gboolean
has_error (gpointer data)
{
  return ((DealsFixture *) data)->error != NULL;
}

static void
test_deep_discount_is_told (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  accord_test_set (f.workspace, &accord_workspace_kind, 1, "discount_limit", "3");
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "set by hand"); /* the deal itself is there */
  g_signal_emit_by_name (part (&f, QUOTES), "add", f.window);
  deals_await_text (&f, "Q-0001");
  gtk_widget_activate_action (GTK_WIDGET (part (&f, QUOTES)), "quotes.status", "(xs)", (gint64) 1, "sent");
  deals_await (has_error, &f, "the refusal");
  g_assert_nonnull (strstr (f.error, "A discount of 5% needs approval: up to 3%"));
  deals_fixture_clear (&f);
}

static void
test_quote_is_written (void)
{
  DealsFixture f;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "accord-test-deal-quote.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (AccordRecord) quote = NULL;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "24 × €7,000 − 5%");
  deals_await_text (&f, "set by hand"); /* the deal itself is there */
  g_signal_emit_by_name (part (&f, QUOTES), "add", f.window);
  deals_await_text (&f, "Q-0001");
  quote = accord_test_load (f.workspace, &accord_quote_kind, 1);
  accord_test_done (accord_deal_print_quote (GTK_WIDGET (f.page), f.workspace, quote, path));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_remove (path);
  deals_fixture_clear (&f);
}

static void
test_row_unfolds_and_edits (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "Spare parts kit");
  accord_deal_part_unfold (part (&f, LINES), 2, NULL);
  deals_await_text (&f, "Unit cost");
  accord_test_set (f.workspace, &accord_deal_line_kind, 2, "discount", "10");
  deals_await_text (&f, "2.5 × €10,560.40 − 10%");
  deals_fixture_clear (&f);
}

static void
test_answer_is_used_and_kept (void)
{
  DealsFixture f;
  g_autoptr (AccordRecord) kept = NULL;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  deals_await_text (&f, "The budget is for next year");
  gtk_widget_activate_action (deals_find (GTK_WIDGET (f.page), ACCORD_TYPE_DEAL_OBJECTIONS, 0), "objections.answer", "(xx)", (gint64) 2, (gint64) 1);
  deals_await_text (&f, "Timing · answered with “Costs of a standstill”");
  kept = accord_test_load (f.workspace, &accord_objection_kind, 2);
  g_assert_cmpstr (accord_record_text (kept, "reply"), ==, "A day without the line costs you 40,000.");
  gtk_widget_activate_action (deals_find (GTK_WIDGET (f.page), ACCORD_TYPE_DEAL_OBJECTIONS, 0), "objections.keep", "x", (gint64) 2);
  deals_await_text (&f, "Timing · answered with “The budget is for next year”");
  g_assert_cmpint (accord_test_count (f.workspace, &accord_answer_kind), ==, 2);
  deals_fixture_clear (&f);
}

/* 24 closed, 14 won: (14 + 2 × 0.75) ÷ 26 = 59.6 %. */
static void
test_own_history_counts (void)
{
  DealsFixture f;
  g_autofree char *stage = NULL;

  begin (&f, 1280);
  stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (f.workspace, "Negotiate"));
  for (int i = 0; i < 24; i++)
    {
      gint64 deal = deals_fixture_add (&f, &accord_deal_kind, "name", "Past", "stage", stage, NULL);
      AccordEdit *edit = accord_edit_new ("Closed");

      accord_edit_set_reason (edit, "Price");
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_test_stage (f.workspace, i < 14 ? "Won" : "Lost"), NULL);
      accord_change_set_unref (accord_test_commit (f.workspace, edit));
    }
  deals_fixture_show (&f);
  deals_await_text (&f, "Weighted, 75%");
  accord_test_done (accord_odds_refresh (f.workspace));
  deals_await_text (&f, "history: 14 of 24 won");
  deals_await_text (&f, "Weighted, 60%");
  deals_fixture_clear (&f);
}

/* A default that is edited leaves the deal at what it came at, and offers the new one. */
static void
test_edited_default_is_offered (void)
{
  DealsFixture f;
  AdwBanner *banner;

  begin (&f, 1280);
  deals_fixture_show (&f);
  deals_await_text (&f, "Weighted, 75%");
  accord_test_set (f.workspace, &accord_stage_kind, accord_test_stage (f.workspace, "Negotiate"), "probability", "90");
  deals_await_text (&f, "This deal came to Negotiate when that stood at 75%, and counts with it. The stage has 90% now.");
  banner = ADW_BANNER (deals_find (GTK_WIDGET (f.page), ADW_TYPE_BANNER, 0));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "Use 90%");
  g_signal_emit_by_name (banner, "button-clicked");
  deals_await_text (&f, "Weighted, 90%");
  deals_fixture_clear (&f);
}

static void
test_manual_probability_names_its_reason (void)
{
  DealsFixture f;

  begin (&f, 1280);
  accord_test_set (f.workspace, &accord_deal_kind, f.deal, "probability", "40");
  deals_fixture_show (&f);
  deals_await_text (&f, "by hand, no reason given");
  accord_test_set (f.workspace, &accord_deal_kind, f.deal, "probability_reason", "Budget was cut");
  deals_await_text (&f, "by hand: Budget was cut");
  accord_test_set (f.workspace, &accord_deal_kind, f.deal, "forecast", "commit");
  deals_await_text (&f, "forecast: Commit; the stage suggests Best case");
  deals_fixture_clear (&f);
}

static gboolean
page_left (gpointer data)
{
  DealsFixture *f = data;

  return adw_navigation_view_get_visible_page (f->view) != ADW_NAVIGATION_PAGE (f->page);
}

static void
test_page_leaves_with_the_deal (void)
{
  DealsFixture f;

  begin (&f, 1280);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "offer");
  deals_await_text (&f, "Spare parts kit");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "deal.delete", NULL);
  deals_await (page_left, &f, "the board");
  deals_fixture_clear (&f);
}

static void
test_narrow_has_tabs (void)
{
  DealsFixture f;

  begin (&f, 360);
  deals_fixture_fill (&f, FALSE);
  deals_fixture_show (&f);
  show_tab (&f, "details"); /* only the tabs of one column have it */
  show_tab (&f, "timeline");
  deals_await_gone (&f, "Spare parts kit");
  show_tab (&f, "offer");
  deals_await_text (&f, "Spare parts kit");
  show_tab (&f, "people");
  deals_await_text (&f, "Decision maker");
  g_assert_cmpint (gtk_widget_get_width (f.window), <=, 360);
  deals_fixture_clear (&f);
}

/* Credit (domain.md F09) */

static void
share_credit (DealsFixture *f, gint64 ann, gint64 bob)
{
  const AccordDealShare shares[] = { { ann, 6000, FALSE }, { bob, 4000, FALSE } };
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (accord_workspace_get_store (f->workspace), f->deal));
  AccordEdit *edit = accord_deal_split_edit (f->deal, "Service contract", rows, shares, 2);

  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

static GtkWidget *
credit_dialog (DealsFixture *f)
{
  return deals_find (f->window, ACCORD_TYPE_CREDIT_DIALOG, 0);
}

static GtkWidget *
button_of (GtkWidget *root, const char *label)
{
  return gtk_widget_get_ancestor (deals_find_label (root, label), GTK_TYPE_BUTTON);
}

static gboolean
is_closed (gpointer f)
{
  return credit_dialog (f) == NULL;
}

/* 186,000: 60 and 40 % are 111,600 and 74,400. 70 and 40 cannot be kept; evenly they are 93,000 each; one undo. */
static void
test_credit_is_shared (void)
{
  DealsFixture f;
  gint64 ann, bob;
  GtkWidget *dialog;

  begin (&f, 1280);
  ann = deals_fixture_add (&f, &accord_member_kind, "name", "Ann Weber", NULL);
  bob = deals_fixture_add (&f, &accord_member_kind, "name", "Bob Li", NULL);
  deals_fixture_show (&f);
  deals_await_text (&f, "The owner has everything");
  share_credit (&f, ann, bob);
  deals_await_text (&f, "€111,600");
  deals_await_text (&f, "€74,400");
  g_signal_emit_by_name (deals_find (deals_find (GTK_WIDGET (f.page), ACCORD_TYPE_DEAL_CREDIT, 0), GTK_TYPE_BUTTON, 0), "clicked");
  deals_await_text (&f, "Together 100%");
  dialog = credit_dialog (&f);
  adw_spin_row_set_value (ADW_SPIN_ROW (deals_find (dialog, ADW_TYPE_SPIN_ROW, 0)), 70);
  deals_await_text (&f, "Together 110%: 10% too much");
  g_assert_false (gtk_widget_is_sensitive (button_of (dialog, "Save")));
  g_signal_emit_by_name (button_of (dialog, "Split Evenly"), "clicked");
  deals_await_text (&f, "Together 100%");
  g_assert_true (gtk_widget_is_sensitive (button_of (dialog, "Save")));
  g_signal_emit_by_name (button_of (dialog, "Save"), "clicked");
  deals_await (is_closed, &f, "the dialog closed");
  deals_await_text (&f, "€93,000");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f.workspace))));
  deals_await_text (&f, "€111,600");
  deals_fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  g_test_add_func ("/deals/page/says-what-is-known", test_page_says_what_is_known);
  g_test_add_func ("/deals/page/an-empty-deal-says-what-is-missing", test_empty_deal_says_what_is_missing);
  g_test_add_func ("/deals/stages/a-click-moves-the-deal-and-undo-brings-it-back", test_bar_moves_the_deal);
  g_test_add_func ("/deals/stages/gate-is-asked-and-a-reason-passes-it", test_gate_is_asked_on_the_page);
  g_test_add_func ("/deals/stages/gate-opens-when-it-is-done", test_gate_opens_when_it_is_done);
  g_test_add_func ("/deals/checklist/approval-is-asked-refused-and-given", test_approval_is_asked_and_given);
  g_test_add_func ("/deals/stages/won-reopened-and-lost", test_won_and_reopened);
  g_test_add_func ("/deals/lines/decide-the-amount-when-told-so", test_lines_decide_when_told_so);
  g_test_add_func ("/deals/quotes/are-made-of-the-lines", test_quote_from_lines);
  g_test_add_func ("/deals/quotes/pressed-twice-is-one", test_pressed_twice_is_one_quote);
  g_test_add_func ("/deals/quotes/a-refusal-is-told", test_deep_discount_is_told);
  g_test_add_func ("/deals/quotes/are-written-as-pdf", test_quote_is_written);
  g_test_add_func ("/deals/parts/a-row-unfolds-and-follows-edits", test_row_unfolds_and_edits);
  g_test_add_func ("/deals/objections/an-answer-is-used-and-kept", test_answer_is_used_and_kept);
  g_test_add_func ("/deals/odds/own-history-counts", test_own_history_counts);
  g_test_add_func ("/deals/odds/edited-default-is-offered", test_edited_default_is_offered);
  g_test_add_func ("/deals/odds/manual-names-its-reason", test_manual_probability_names_its_reason);
  g_test_add_func ("/deals/credit/is-shared-evenly-saved-as-one-and-undone", test_credit_is_shared);
  g_test_add_func ("/deals/page/leaves-with-the-deal", test_page_leaves_with_the_deal);
  g_test_add_func ("/deals/page/narrow-has-tabs", test_narrow_has_tabs);
  return g_test_run ();
}
