/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card "Load": calls, visits and tasks of four weeks, this one's with what is overdue. Each week opens its
 * activities. */

#include "accord-config.h"

#include "accord-member-work.h"

#include "accord-chart-card.h"
#include "accord-chart-menu.h"
#include "accord-load-chart.h"
#include "accord-records-page.h"
#include "accord-team-follow.h"
#include "accord-workload.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AccordChartCard *card; /* the owner of this */
  gint64 member;
  gint64 monday;
} Work;

static void
work_free (gpointer data)
{
  g_object_unref (((Work *) data)->workspace);
  g_free (data);
}

static Work *
work_of (gpointer card)
{
  return g_object_get_data (G_OBJECT (card), "accord-member-work");
}

static char *
week_name (gint64 monday, int week)
{
  if (week < 2)
    return g_strdup (week == 0 ? _("This week") : _("Next week"));
  return accord_date_format_relative (monday + 7 * week, accord_date_today ());
}

static void
add_week (AccordLoadChart *chart, const AccordWorkload *load, int week)
{
  double parts[ACCORD_LOAD_PARTS];
  gint64 n = accord_workload_week (load, week);
  g_autofree char *name = week_name (load->monday, week), *total = accord_number_format (n);
  g_autofree char *calls = accord_number_format (load->planned[week][ACCORD_WORK_CALLS]);
  g_autofree char *visits = accord_number_format (load->planned[week][ACCORD_WORK_VISITS]);
  g_autofree char *tasks = accord_number_format (load->planned[week][ACCORD_WORK_TASKS]);
  g_autofree char *drill =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "show the %d activity", "show the %d activities", (gulong) n), (int) n);

  for (int i = 0; i < ACCORD_WORK_N; i++)
    parts[i] = (double) load->planned[week][i];
  accord_load_chart_add (chart, name, total, parts, (const char *[]) { name, calls, visits, tasks, total, NULL }, n > 0 ? drill : NULL);
}

static void
take (Work *self, const AccordWorkload *load)
{
  AccordLoadChart *chart = ACCORD_LOAD_CHART (accord_chart_card_get_chart (self->card));
  g_autofree char *sentence = accord_workload_sentence (load);
  /* Translators: at the end of the line of a chart: at most so many activities a week */
  g_autofree char *limit = load->week_limit > 0 ? g_strdup_printf (_("limit %d"), (int) load->week_limit) : NULL;

  self->monday = load->monday;
  accord_chart_clear (ACCORD_CHART (chart));
  for (int week = 0; week < ACCORD_WORKLOAD_WEEKS; week++)
    add_week (chart, load, week);
  accord_load_chart_set_limit (chart, (double) load->week_limit, limit);
  accord_chart_card_set_takeaway (self->card, sentence);
  accord_chart_card_refresh (self->card);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Work *self = work_of (data);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *loads = value != NULL ? g_value_get_boxed (value) : NULL;

  if (loads == NULL)
    accord_chart_card_set_too_little (self->card, error->message);
  else if (loads->len > 0)
    take (self, loads->pdata[0]);
  return dex_future_new_true ();
}

static void
show (GtkWidget *card)
{
  Work *self = work_of (card);

  dex_future_disown (dex_future_finally (
    accord_workload_read (accord_workspace_get_store (self->workspace), self->member, accord_date_today ()), read_cb,
    g_object_ref (card), g_object_unref));
}

static const char *
explanation (void)
{
  return _("Activities of this person that are not done and due in the week. Notes do not count. "
           "What is overdue stands in this week.");
}

static void
activated_cb (GtkWidget *card, int week)
{
  Work *self = work_of (card);
  GtkWidget *view = gtk_widget_get_ancestor (card, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autofree char *name = week_name (self->monday, week);
  g_autofree char *title = g_strdup_printf (_("Planned: %s"), name);

  if (view == NULL)
    return;
  accord_query_add_number (query, "owner", ACCORD_OP_IS, self->member);
  accord_query_add_text (query, "done_at", ACCORD_OP_EMPTY, NULL);
  accord_query_add_text (query, "type", ACCORD_OP_IS_NOT, "note");
  accord_query_add_number (query, "due_on", ACCORD_OP_LESS, self->monday + 7 * (week + 1));
  if (week > 0)
    accord_query_add_number (query, "due_on", ACCORD_OP_AT_LEAST, self->monday + 7 * week);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            accord_records_page_new (self->workspace, title, NULL, explanation (), query));
}

/**
 * accord_member_work_new:
 * @workspace: the open file
 * @member: id
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
accord_member_work_new (AccordWorkspace *workspace, gint64 member)
{
  GtkWidget *card = accord_chart_card_new (_("Load"));
  GtkWidget *chart = accord_load_chart_new ();
  Work *self = g_new0 (Work, 1);

  *self = (Work) { g_object_ref (workspace), ACCORD_CHART_CARD (card), member, 0 };
  g_object_set_data_full (G_OBJECT (card), "accord-member-work", self, work_free);
  accord_chart_set_columns (ACCORD_CHART (chart), (const char *[]) { _("Week"), _("Calls and e-mails"), _("Visits"), _("Tasks"), _("Sum"), NULL });
  accord_chart_card_set_chart (self->card, chart);
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL, _("Calls and e-mails"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_TEAL, ACCORD_LEGEND_FILL, _("Visits"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_PURPLE, ACCORD_LEGEND_FILL, _("Tasks"));
  accord_chart_menu_add (self->card, explanation ());
  g_signal_connect_object (chart, "mark-activated", G_CALLBACK (activated_cb), card, G_CONNECT_SWAPPED);
  accord_team_follow (card, workspace, show, &accord_activity_kind, &accord_member_kind, NULL);
  show (card);
  return card;
}
