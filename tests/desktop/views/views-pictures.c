/* SPDX-License-Identifier: GPL-3.0-or-later */

/* views-pictures FILE VIEW [dark] [narrow] [empty] [long] [stage, owner, close …: grouped by it]: one picture of a view of deals, to be looked at. Run it
 * under tests/support/display. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-date.h"
#include "accord-deal-views.h"
#include "accord-rank.h"
#include <locale.h>

static gboolean
has (int argc, char **argv, const char *word)
{
  for (int i = 3; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return TRUE;
  return FALSE;
}

static const char *const stages[] = { "Identify", "First contact", "Needs", "Solution", "Present", "Negotiate", "Won", "Lost" };

typedef struct {
  BoardFixture *fixture;
  gboolean lengthy;
  gint64 stages[G_N_ELEMENTS (stages)];
  guint32 seed;
} Filling;

static guint
pick (Filling *self, guint n)
{
  self->seed = self->seed * 1664525 + 1013904223;
  return (self->seed >> 16) % n;
}

/* A deal that went through its stages, the last of them lately. */
static gboolean
moved (AccordBulk *bulk, gint64 deal, gint64 from, gint64 to, gint64 day, GError **error)
{
  const AccordBulkStageEvent event = { .deal = deal, .from_stage = from, .to_stage = to, .has_date = TRUE, .effective_on = day };

  return accord_bulk_stage_event (bulk, &event, error) != 0;
}

static gboolean
add_deal (Filling *self, AccordBulk *bulk, guint number, GError **error)
{
  static const char *const names[] = { "Cloud migration", "Label printers", "Welding cell integration", "Patient intake system",
                                       "Framework agreement", "Clean-room data platform", "年度软件订阅", "Carton line upgrade",
                                       "Maintenance renewal", "Training package", "数据平台建设", "Cold-chain sensors" };
  const AccordKind *kind = &accord_deal_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  g_autofree char *rank = accord_rank_nth (number);
  gint64 today = accord_date_today (), day = today - 160 + pick (self, 60);
  guint last = pick (self, 11);
  gint64 deal;

  last = last >= 9 ? 6 : last >= 7 ? 7 : last;
  accord_value_set_text (&values[accord_kind_find (kind, "name")],
                         self->lengthy ? "Donaudampfschifffahrtsgesellschaftskapitänskajüte renovation and a very long name indeed"
                                       : names[number % G_N_ELEMENTS (names)]);
  accord_value_set_both (&values[accord_kind_find (kind, "stage")], self->stages[last], rank);
  if (number % 9 != 4)
    accord_value_set_both (&values[accord_kind_find (kind, "amount")], (1 + pick (self, 90)) * 100000, number % 11 == 3 ? "USD" : "EUR");
  if (number % 8 != 5)
    accord_value_set_number (&values[accord_kind_find (kind, "expected_on")], today - 20 + pick (self, 170));
  if (last >= 6)
    accord_value_set_number (&values[accord_kind_find (kind, "closed_on")], today - pick (self, 25));
  deal = accord_bulk_create (bulk, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  for (guint i = 0; deal != 0 && i <= MIN (last, 5); i++)
    {
      if (last == 7 && i > 1 + number % 4)
        break;
      if (!moved (bulk, deal, i > 0 ? self->stages[i - 1] : 0, self->stages[i], day, error))
        return FALSE;
      day += 1 + pick (self, i == 3 ? 34 : 12);
    }
  return deal != 0 && (last < 6 || moved (bulk, deal, 0, self->stages[last], MIN (day, today), error));
}

static gboolean
add_deals (AccordBulk *bulk, gpointer data, GError **error)
{
  for (guint i = 0; i < 90; i++)
    if (!add_deal (data, bulk, i, error))
      return FALSE;
  return TRUE;
}

static void
fill (BoardFixture *fixture, gboolean lengthy)
{
  Filling filling = { fixture, lengthy, { 0 }, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    filling.stages[i] = accord_test_stage (fixture->workspace, stages[i]);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (fixture->workspace), "Filled", add_deals, &filling, NULL));
}

static const char *const groups[] = { "stage", "owner", "close", "customer", "source" };

/* As the menu of the list's button does it. */
static void
choose_groups (BoardFixture *self, const char *by)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (self->window, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (gtk_widget_activate_action (button, "rows.group", "s", by))
      break;
  run_ms (800);
}

int
main (int argc, char **argv)
{
  BoardFixture fixture;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean narrow = has (argc, argv, "narrow");
  const AccordDealViewLine *views;
  guint n;

  setlocale (LC_ALL, "");
  dex_init ();
  adw_init ();
  if (has (argc, argv, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  board_fixture_init (&fixture, narrow ? 360 : 1280, narrow ? 640 : 820);
  if (!has (argc, argv, "empty"))
    fill (&fixture, has (argc, argv, "long"));
  board_fixture_show (&fixture);
  views = accord_deal_views (&n);
  for (guint i = 0; i < n; i++)
    accord_pipeline_page_add_view (fixture.page, &views[i]);
  run_ms (300);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "pipeline.view", "s", argv[2]);
  run_ms (2500);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (has (argc, argv, groups[i]))
      choose_groups (&fixture, groups[i]);
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return 0;
}
