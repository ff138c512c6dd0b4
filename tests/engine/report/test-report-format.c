/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures as they are shown, and the catalogue of KPIs. */

#include "accord-figure-words.h"
#include "accord-report.h"

static void
assert_shown (const char *kpi, gboolean has_value, double value, const char *expected)
{
  AccordFigure figure = {
    .kpi = accord_kpi_by_id (kpi), .has_value = has_value, .value = value, .currency = "USD",
  };
  g_autofree char *text = NULL;

  g_assert_nonnull (figure.kpi);
  text = accord_figure_format (&figure);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_units_are_shown (void)
{
  assert_shown ("sales-cycle", TRUE, 57, "57 d");
  assert_shown ("sales-cycle", TRUE, 8.5, "8.5 d");
  assert_shown ("sales-cycle-mean", TRUE, 47.98, "48 d");
  assert_shown ("won-deals", TRUE, 12, "12");
  assert_shown ("win-rate", TRUE, 0.63, "63%");
}

/* What is open may come to less than nothing, and so may what is still missing of a goal be covered. */
static void
test_less_than_nothing_keeps_its_sign (void)
{
  assert_shown ("coverage", TRUE, -0.3, "−0.3×");
  assert_shown ("coverage", TRUE, 2, "2.0×");
  assert_shown ("csat-mean", TRUE, 4, "4.0");
}

/* A mean of thirds of a cent is the same in the window and in a file. */
static void
test_a_file_rounds_as_the_window (void)
{
  AccordFigure figure = { .kpi = accord_kpi_by_id ("average-deal"), .has_value = TRUE, .value = 3333.6, .currency = "USD" };
  g_autofree char *plain = accord_figure_plain (&figure), *shown = accord_figure_format (&figure);

  g_assert_cmpstr (plain, ==, "33.34");
  g_assert_cmpstr (shown, ==, "$33.34");
}

static void
test_money_is_shown_in_its_currency (void)
{
  g_autofree char *expected = accord_money_format (123456700, "USD");

  assert_shown ("revenue", TRUE, 123456700, expected);
}

static void
test_no_value_is_a_dash (void)
{
  assert_shown ("win-rate", FALSE, 0, "—");
  assert_shown ("revenue", FALSE, 0, "—");
  assert_shown ("sales-cycle", FALSE, 0, "—");
}

static void
test_every_kpi_says_how_it_is_counted (void)
{
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  g_assert_cmpint (n, >=, 14);
  for (int i = 0; i < n; i++)
    {
      g_assert_true (accord_kpi_by_id (kpis[i]->id) == kpis[i]); /* ids are unique */
      g_assert_cmpuint (strlen (kpis[i]->label), >, 0);
      g_assert_true (g_str_has_suffix (kpis[i]->explanation, "."));
      g_assert_true (i == 0 || kpis[i]->layer >= kpis[i - 1]->layer); /* layer by layer */
    }
  g_assert_null (accord_kpi_by_id ("no-such-figure"));
}

static void
test_copy_owns_its_group (void)
{
  AccordFigure figure = { .kpi = accord_kpi_by_id ("revenue"), .group = (char *) "North", .n = 3 };
  AccordFigure *copy = accord_figure_copy (&figure);

  g_assert_cmpstr (copy->group, ==, "North");
  g_assert_true (copy->group != figure.group);
  g_assert_cmpint (copy->n, ==, 3);
  accord_figure_free (copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figure/units-are-shown", test_units_are_shown);
  g_test_add_func ("/report/figure/less-than-nothing-keeps-its-sign", test_less_than_nothing_keeps_its_sign);
  g_test_add_func ("/report/figure/a-file-rounds-as-the-window", test_a_file_rounds_as_the_window);
  g_test_add_func ("/report/figure/money-is-shown-in-its-currency", test_money_is_shown_in_its_currency);
  g_test_add_func ("/report/figure/no-value-is-a-dash", test_no_value_is_a_dash);
  g_test_add_func ("/report/figure/copy-owns-its-group", test_copy_owns_its_group);
  g_test_add_func ("/report/kpi/every-one-says-how-it-is-counted", test_every_kpi_says_how_it_is_counted);
  return g_test_run ();
}
