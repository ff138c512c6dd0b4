/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of deals in groups: which deals stand in which, in what order, and what each comes to, counted by hand and by
 * going through the deals one by one. */

#include "accord-config.h"

#include "accord-report-fixture.h"

#include "accord-deal-rows.h"
#include "accord-stage-totals.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static AccordQuery *
deals_by (const char *sort, gboolean descending)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (query, sort, descending, &error);
  g_assert_no_error (error);
  return query;
}

/* "EUR 300/30 USD 5/1 +1": sums, weighted, unpriced. */
static void
append_sums (GString *text, const AccordDealGroup *group)
{
  g_string_append_printf (text, " %d EUR %d/%d", (int) group->total.n_deals, (int) group->total.sum, (int) group->total.weighted);
  for (guint i = 0; i < accord_currency_sums_n (group->total.others); i++)
    {
      const AccordCurrencySum *other = accord_currency_sums_at (group->total.others, i);

      g_string_append_printf (text, " %s %d/%d", other->currency, (int) other->sum, (int) other->weighted);
    }
  if (group->total.unpriced > 0)
    g_string_append_printf (text, " +%d", (int) group->total.unpriced);
  if (group->too_big)
    g_string_append (text, " too big");
}

/* "key: rows, sums" of each group; then the whole. */
static char *
rows_text (AccordReportFixture *f, AccordQuery *query, const char *by)
{
  g_autoptr (AccordDealRows) rows = accord_test_boxed (accord_deal_rows_read (f->store, query, by, "EUR"));
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (rows->ids->n_sections, ==, rows->groups->len);
  for (guint i = 0; i < rows->groups->len; i++)
    {
      const AccordDealGroup *group = &g_array_index (rows->groups, AccordDealGroup, i);
      guint end = i + 1 < rows->groups->len ? g_array_index (rows->groups, AccordDealGroup, i + 1).first : rows->ids->n_ids;

      g_assert_cmpuint (rows->ids->sections[i].first, ==, group->first);
      g_assert_cmpuint (rows->ids->sections[i].letter, ==, i + 1);
      g_assert_cmpint (end - group->first, ==, group->total.n_deals);
      if (group->text != NULL)
        g_string_append_printf (text, "%s:", group->text);
      else
        g_string_append_printf (text, "%d:", (int) group->key);
      for (guint row = group->first; row < end; row++)
        g_string_append_printf (text, " %d", (int) rows->ids->ids[row]);
      append_sums (g_string_append_c (text, ','), group);
      g_string_append_c (text, '\n');
    }
  append_sums (g_string_append (text, "all"), &rows->all);
  return g_string_free (text, FALSE);
}

#define assert_rows(query, by, ...)                                     \
  G_STMT_START                                                          \
  {                                                                     \
    g_autofree char *text_ = rows_text (f, query, by);                  \
    g_autofree char *expected_ = g_strdup_printf (__VA_ARGS__);         \
    g_assert_cmpstr (text_, ==, expected_);                             \
  }                                                                     \
  G_STMT_END

/* The stages weigh 10, 50, 80 %; won ones 100, lost ones nothing. Within a group the order of the query holds. */
static void
test_stages (AccordReportFixture *f, gconstpointer data)
{
  gint64 a = DEAL (f->second, .minor = 100, .currency = "EUR");
  gint64 b = DEAL (f->first, .minor = 300, .currency = "EUR");
  gint64 c = DEAL (f->first, .minor = 500, .currency = "USD");
  gint64 d = DEAL (f->first);
  gint64 e = DEAL (f->won, .minor = 70, .currency = "EUR");
  g_autoptr (AccordQuery) up = deals_by ("amount", FALSE);
  g_autoptr (AccordQuery) down = deals_by ("amount", TRUE);

  assert_rows (up, "stage",
               "%d: %d %d %d, 3 EUR 300/30 USD 500/50 +1\n%d: %d, 1 EUR 100/50\n%d: %d, 1 EUR 70/70\nall 5 EUR 470/150 USD 500/50 +1",
               (int) f->first, (int) b, (int) c, (int) d, (int) f->second, (int) a, (int) f->won, (int) e);
  assert_rows (down, "stage",
               "%d: %d %d %d, 3 EUR 300/30 USD 500/50 +1\n%d: %d, 1 EUR 100/50\n%d: %d, 1 EUR 70/70\nall 5 EUR 470/150 USD 500/50 +1",
               (int) f->first, (int) c, (int) b, (int) d, (int) f->second, (int) a, (int) f->won, (int) e);
}

/* By the names of those they belong to; without one, or with one that was deleted, last. */
static void
test_links (AccordReportFixture *f, gconstpointer data)
{
  gint64 zoe = accord_report_fixture_name (f, &accord_member_kind, "Zoe", NULL, 0, NULL);
  gint64 ana = accord_report_fixture_name (f, &accord_member_kind, "Ana", NULL, 0, NULL);
  gint64 gone = accord_report_fixture_name (f, &accord_member_kind, "Ben", NULL, 0, NULL);
  gint64 north = accord_report_fixture_name (f, &accord_team_kind, "North", NULL, 0, NULL);
  gint64 acme = accord_report_fixture_name (f, &accord_customer_kind, "Acme", NULL, 0, NULL);
  gint64 a = DEAL (f->first, .minor = 100, .currency = "EUR", .owner = zoe, .customer = acme);
  gint64 b = DEAL (f->first, .minor = 200, .currency = "EUR", .owner = ana);
  gint64 c = DEAL (f->first, .minor = 400, .currency = "EUR");
  gint64 d = DEAL (f->first, .minor = 800, .currency = "EUR", .owner = gone, .customer = acme);
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);

  accord_report_fixture_delete (f, &accord_member_kind, gone);
  assert_rows (query, "owner", "%d: %d, 1 EUR 200/20\n%d: %d, 1 EUR 100/10\n0: %d %d, 2 EUR 1200/120\nall 4 EUR 1500/150", (int) ana,
               (int) b, (int) zoe, (int) a, (int) c, (int) d);
  assert_rows (query, "customer", "%d: %d %d, 2 EUR 900/90\n0: %d %d, 2 EUR 600/60\nall 4 EUR 1500/150", (int) acme, (int) a, (int) d,
               (int) b, (int) c);
  {
    AccordEdit *edit = accord_edit_new ("Joined");

    accord_edit_set_number (edit, &accord_member_kind, zoe, "team", north);
    accord_change_set_unref (accord_test_commit (f->workspace, edit));
  }
  assert_rows (query, "owner.team", "%d: %d, 1 EUR 100/10\n0: %d %d %d, 3 EUR 1400/140\nall 4 EUR 1500/150", (int) north, (int) a,
               (int) b, (int) c, (int) d);
}

/* A closed deal stands in the month of its close, an open one in that it is expected in; days before 1970 too. */
static void
test_months (AccordReportFixture *f, gconstpointer data)
{
  gint64 a = DEAL (f->first, .minor = 100, .currency = "EUR", .expected_on = accord_day (2026, 3, 31));
  gint64 b = DEAL (f->won, .minor = 200, .currency = "EUR", .expected_on = accord_day (2026, 5, 1), .closed_on = accord_day (2026, 3, 1));
  gint64 c = DEAL (f->first, .minor = 300, .currency = "EUR", .expected_on = accord_day (1969, 12, 31));
  gint64 d = DEAL (f->first, .minor = 400, .currency = "EUR");
  gint64 e = DEAL (f->first, .minor = 500, .currency = "EUR", .expected_on = accord_day (2026, 4, 1));
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);

  assert_rows (query, "close",
               "%d: %d, 1 EUR 300/30\n%d: %d %d, 2 EUR 300/210\n%d: %d, 1 EUR 500/50\n0: %d, 1 EUR 400/40\nall 5 EUR 1500/330",
               (int) accord_day (1969, 12, 1), (int) c, (int) accord_day (2026, 3, 1), (int) a, (int) b, (int) accord_day (2026, 4, 1),
               (int) e, (int) d);
}

/* Choices stand as the field has them, a text by the alphabet. */
static void
test_choices_and_texts (AccordReportFixture *f, gconstpointer data)
{
  gint64 a = DEAL (f->first, .minor = 100, .currency = "EUR");
  gint64 b = DEAL (f->first, .minor = 200, .currency = "EUR");
  gint64 c = DEAL (f->first, .minor = 300, .currency = "EUR");
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);

  accord_test_set (f->workspace, &accord_deal_kind, a, "forecast", "commit");
  accord_test_set (f->workspace, &accord_deal_kind, c, "forecast", "pipeline");
  assert_rows (query, "forecast", "pipeline: %d, 1 EUR 300/30\ncommit: %d, 1 EUR 100/10\n0: %d, 1 EUR 200/20\nall 3 EUR 600/60", (int) c,
               (int) a, (int) b);
  accord_test_set (f->workspace, &accord_deal_kind, a, "source", "Web");
  accord_test_set (f->workspace, &accord_deal_kind, b, "source", "Fair");
  accord_test_set (f->workspace, &accord_deal_kind, c, "source", "Web");
  assert_rows (query, "source", "Fair: %d, 1 EUR 200/20\nWeb: %d %d, 2 EUR 400/40\nall 3 EUR 600/60", (int) b, (int) a, (int) c);
}

static void
test_some_are_summed (AccordReportFixture *f, gconstpointer data)
{
  gint64 some[2] = { DEAL (f->first, .minor = 105, .currency = "EUR"), DEAL (f->second, .minor = 33, .currency = "USD") };
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);
  g_autoptr (AccordDealRows) two = NULL;
  g_autoptr (AccordDealRows) all = NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *words = NULL;

  DEAL (f->third, .minor = 1000, .currency = "EUR");
  DEAL (f->lost, .minor = 7, .currency = "EUR");
  two = accord_test_boxed (accord_deal_rows_sum (f->store, NULL, some, 2, "EUR"));
  append_sums (text, &two->all);
  all = accord_test_boxed (accord_deal_rows_sum (f->store, query, NULL, 0, "EUR"));
  append_sums (text, &all->all);
  words = g_string_free (text, FALSE);
  g_assert_null (two->ids);
  g_assert_cmpstr (words, ==, " 2 EUR 105/11 USD 33/17 4 EUR 1112/811 USD 33/17");
}

/* One group beyond counting does not take the sums of the others with it. */
static void
test_beyond_counting (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);
  g_autoptr (AccordDealRows) rows = NULL;

  for (int i = 0; i < 2; i++)
    DEAL (f->first, .minor = G_MAXINT64, .currency = "EUR");
  DEAL (f->second, .minor = 100, .currency = "EUR");
  rows = accord_test_boxed (accord_deal_rows_read (f->store, query, "stage", "EUR"));
  g_assert_true (g_array_index (rows->groups, AccordDealGroup, 0).too_big);
  g_assert_cmpint (g_array_index (rows->groups, AccordDealGroup, 0).total.n_deals, ==, 2);
  g_assert_false (g_array_index (rows->groups, AccordDealGroup, 1).too_big);
  g_assert_cmpint (g_array_index (rows->groups, AccordDealGroup, 1).total.sum, ==, 100);
  g_assert_true (rows->all.too_big);
}

static void
test_unknown_field (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);
  const char *const fields[] = { "colour", "amount", "expected_on", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = accord_test_error (accord_deal_rows_read (f->store, query, fields[i], "EUR"));

      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
    }
}

/* What the groups say is what the totals that every commit keeps say, after any edits, deletions and undo. */
static void
test_random (AccordReportFixture *f, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (4711);
  const gint64 stages[] = { f->first, f->second, f->third, f->hold, f->won, f->lost };
  const char *const currencies[] = { "EUR", "EUR", "USD", "JPY", NULL };
  g_autoptr (AccordQuery) query = deals_by ("amount", FALSE);
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int step = 0; step < 60; step++)
    {
      gint64 stage = stages[g_rand_int_range (rand, 0, G_N_ELEMENTS (stages))];
      gint64 deal = DEAL (stage, .minor = g_rand_int_range (rand, -5000, 90000), .currency = currencies[g_rand_int_range (rand, 0, 5)]);
      gint64 other = deals->len > 0 ? g_array_index (deals, gint64, g_rand_int_range (rand, 0, (int) deals->len)) : deal;

      g_array_append_val (deals, deal);
      if (step % 5 == 1)
        {
          AccordEdit *edit = accord_edit_new ("Another price");

          accord_edit_set_both (edit, &accord_deal_kind, other, "amount", g_rand_int_range (rand, 0, 70000), currencies[step % 4]);
          accord_change_set_unref (accord_test_commit (f->workspace, edit));
        }
      if (step % 7 == 3)
        accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace))));
      if (step % 10 == 9)
        {
          g_autoptr (GPtrArray) kept = accord_test_boxed (accord_report_stage_totals (f->store, 0, "EUR"));
          g_autoptr (AccordDealRows) rows = accord_test_boxed (accord_deal_rows_read (f->store, query, "stage", "EUR"));
          guint group = 0;

          for (guint i = 0; i < kept->len; i++)
            {
              const AccordStageTotal *total = kept->pdata[i];
              const AccordDealGroup *of;

              if (total->n_deals == 0)
                continue;
              of = &g_array_index (rows->groups, AccordDealGroup, group++);
              g_assert_cmpint (of->key, ==, total->stage);
              g_assert_cmpint (of->total.n_deals, ==, total->n_deals);
              g_assert_cmpint (of->total.sum, ==, total->sum);
              g_assert_cmpint (of->total.weighted, ==, total->weighted);
              g_assert_cmpint (of->total.unpriced, ==, total->unpriced);
              g_assert_true (accord_currency_sums_equal (of->total.others, total->others));
            }
          g_assert_cmpuint (group, ==, rows->groups->len);
        }
    }
  g_rand_free (rand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/rows/stages-hold-their-deals-in-order", test_stages);
  ACCORD_REPORT_TEST ("/report/rows/links-are-by-name-and-none-is-last", test_links);
  ACCORD_REPORT_TEST ("/report/rows/months-are-those-of-the-close", test_months);
  ACCORD_REPORT_TEST ("/report/rows/choices-in-their-order-texts-by-alphabet", test_choices_and_texts);
  ACCORD_REPORT_TEST ("/report/rows/some-deals-are-added-up", test_some_are_summed);
  ACCORD_REPORT_TEST ("/report/rows/beyond-counting-is-said-where-it-is", test_beyond_counting);
  ACCORD_REPORT_TEST ("/report/rows/unknown-fields-are-refused", test_unknown_field);
  ACCORD_REPORT_TEST ("/report/rows/groups-equal-the-kept-totals-after-anything", test_random);
  return g_test_run ();
}
