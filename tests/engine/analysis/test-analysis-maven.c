/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Maven example, told by Accord and told by counting the lines of its CSV files: the same by quarter, month, manager, product,
 * agent, sector and office. */

#include "accord-config.h"

#include "accord-import.h"
#include "accord-report.h"
#include "accord-test.h"

typedef struct {
  gint64 won;
  gint64 closed;
  gint64 dollars;
} Sum;

static char *
folder (void)
{
  const char *root = g_getenv ("ACCORD_SOURCE_ROOT");

  return g_build_filename (root != NULL ? root : ".", "..", "shared", "data", "maven-crm", NULL);
}

/* The lines of a CSV file without quotes in it. */
static GPtrArray *
read_lines (const char *name)
{
  g_autofree char *dir = folder (), *path = g_build_filename (dir, name, NULL), *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static GHashTable *
column_by_key (const char *file, int key, int column)
{
  g_autoptr (GPtrArray) rows = read_lines (file);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      g_hash_table_insert (table, g_strdup (row[key]), g_strdup (row[column]));
    }
  return table;
}

enum { ID, AGENT, PRODUCT, ACCOUNT, STAGE, ENGAGE, CLOSE, VALUE };

typedef struct {
  GHashTable *managers, *offices, *sectors;
} Books;

/* What the line counts under; NULL: nothing. */
static char *
group_of (const Books *books, char **row, const char *by)
{
  if (g_str_equal (by, "month"))
    return g_strndup (row[CLOSE], 7);
  if (g_str_equal (by, "product"))
    return g_strdup (g_str_equal (row[PRODUCT], "GTXPro") ? "GTX Pro" : row[PRODUCT]);
  if (g_str_equal (by, "member"))
    return g_strdup (row[AGENT]);
  if (g_str_equal (by, "team"))
    return g_strdup (g_hash_table_lookup (books->managers, row[AGENT]));
  if (g_str_equal (by, "member.office"))
    return g_strdup (g_hash_table_lookup (books->offices, row[AGENT]));
  return g_strdup (g_hash_table_lookup (books->sectors, row[ACCOUNT]));
}

static GHashTable *
count (const Books *books, GPtrArray *rows, const char *by, const char *from, const char *to)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      gboolean won = g_str_equal (row[STAGE], "Won");
      char *group;
      Sum *sum;

      if ((!won && !g_str_equal (row[STAGE], "Lost")) || strcmp (row[CLOSE], from) < 0 || strcmp (row[CLOSE], to) >= 0)
        continue;
      group = group_of (books, row, by);
      sum = group != NULL ? g_hash_table_lookup (sums, group) : NULL;
      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          g_hash_table_insert (sums, g_strdup (group != NULL ? group : ""), sum);
        }
      sum->closed++;
      sum->won += won;
      sum->dollars += won ? (gint64) g_ascii_strtod (row[VALUE], NULL) : 0;
      g_free (group);
    }
  return sums;
}

static void
compare (AccordWorkspace *workspace, const Books *books, GPtrArray *rows, const char *by, const char *from, const char *to)
{
  gint64 first, last;
  AccordPeriod period;
  AccordReportRequest *request;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GHashTable) sums = count (books, rows, by, from, to);
  guint n = 0;

  g_assert_true (accord_date_parse (from, ACCORD_DATE_ORDER_YMD, &first) && accord_date_parse (to, ACCORD_DATE_ORDER_YMD, &last));
  period = accord_period_custom (first, last);
  request = accord_report_request_new (workspace, &period);
  g_assert_true (accord_report_request_add (request, "win-rate", NULL) && accord_report_request_add (request, "revenue", NULL));
  g_assert_true (accord_report_request_group (request, by, NULL));
  figures = accord_test_boxed (accord_report_run (accord_workspace_get_store (workspace), request));
  for (guint i = 2; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);
      const Sum *sum = g_hash_table_lookup (sums, figure->group);

      if (figure->n == 0)
        continue;
      g_test_message ("%s %s %s", by, figure->group, figure->kpi->id);
      g_assert_nonnull (sum);
      if (g_str_equal (figure->kpi->id, "win-rate"))
        {
          g_assert_cmpint (figure->numerator, ==, sum->won);
          g_assert_cmpint (figure->denominator, ==, sum->closed);
          n++;
        }
      else
        g_assert_cmpint (figure->numerator, ==, sum->dollars * 100);
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (sums));
}

static AccordWorkspace *
import (void)
{
  static const char *const names[] = { "accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv" };
  g_autofree char *dir = folder ();
  g_autofree char *root = g_dir_make_tmp ("accord-maven-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (root, "maven.accord", NULL);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (path, "Maven", "USD"));
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file_path = g_build_filename (dir, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (file_path);

      g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
    }
  g_ptr_array_unref (accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL)));
  return workspace;
}

static void
test_answers_are_those_of_the_lines (void)
{
  static const char *const groups[] = { "month", "product", "member", "team", "member.office", "customer.industry" };
  static const char *const spans[][2] = { { "2017-01-01", "2018-01-01" }, { "2017-01-01", "2017-04-01" }, { "2017-04-01", "2017-07-01" },
                                          { "2017-07-01", "2017-10-01" }, { "2017-10-01", "2018-01-01" }, { "2017-05-13", "2017-08-22" } };
  g_autofree char *dir = folder ();
  g_autoptr (GPtrArray) rows = NULL;
  AccordWorkspace *workspace;
  Books books;

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The example data are not here.");
      return;
    }
  rows = read_lines ("sales_pipeline.csv");
  books = (Books) { column_by_key ("sales_teams.csv", 0, 1), column_by_key ("sales_teams.csv", 0, 2), column_by_key ("accounts.csv", 0, 1) };
  workspace = import ();
  for (gsize g = 0; g < G_N_ELEMENTS (groups); g++)
    for (gsize s = 0; s < G_N_ELEMENTS (spans); s++)
      compare (workspace, &books, rows, groups[g], spans[s][0], spans[s][1]);
  g_hash_table_unref (books.managers);
  g_hash_table_unref (books.offices);
  g_hash_table_unref (books.sectors);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/analysis/maven/answers-are-those-of-the-lines", test_answers_are_those_of_the_lines);
  return g_test_run ();
}
