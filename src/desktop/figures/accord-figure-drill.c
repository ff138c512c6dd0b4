/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a figure to what is behind it, pushed on the navigation view it stands in: one list of records at once; the two lists of
 * a ratio on one page; the parts of a figure made of others, or of more than three lists, as rows. */

#include "accord-config.h"

#include "accord-figure-drill.h"

#include "accord-commit.h"
#include "accord-figure-page.h"
#include "accord-records-page.h"

#define LISTS_ON_A_PAGE 3

typedef struct {
  GtkWidget *from; /* (owned) */
  AccordWorkspace *workspace;
  const AccordKpi *kpi;
  char *title;
  char *subtitle;
  char *explanation;
  char *whose;
} Drill;

static void
drill_free (gpointer data)
{
  Drill *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->explanation);
  g_free (self->whose);
  g_free (self);
}

static void
sort_query (AccordQuery *query, const AccordKpi *kpi)
{
  g_autoptr (GError) error = NULL;

  if (accord_query_kind (query) == &accord_deal_kind &&
      !accord_query_set_sort (query, accord_kpi_is_of_today (kpi) ? "amount" : "closed_on", TRUE, &error))
    g_warning ("The deals behind a figure cannot be put in order: %s", error->message);
}

/* The page opens with what was counted altogether: of a ratio the denominator. */
static AdwNavigationPage *
page_of_lists (const Drill *self, GPtrArray *parts)
{
  const AccordFigurePart *shown = g_ptr_array_index (parts, parts->len > 1 ? 1 : 0);
  AdwNavigationPage *page;

  for (guint i = 0; i < parts->len; i++)
    sort_query (((AccordFigurePart *) g_ptr_array_index (parts, i))->query, self->kpi);
  page = accord_records_page_new (self->workspace, self->title, self->subtitle, self->explanation, shown->query);
  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    {
      const AccordFigurePart *part = g_ptr_array_index (parts, i);
      g_autofree char *number = accord_number_format (part->n);
      g_autofree char *label = g_strdup_printf ("%s %s", part->label, number);

      accord_records_page_add_list (page, label, part->query);
    }
  return page;
}

static AdwNavigationPage *
page_of (const Drill *self, GPtrArray *parts)
{
  gboolean lists = parts->len > 0 && parts->len <= LISTS_ON_A_PAGE;

  for (guint i = 0; i < parts->len; i++)
    lists = lists && ((AccordFigurePart *) g_ptr_array_index (parts, i))->query != NULL;
  if (lists)
    return page_of_lists (self, parts);
  return accord_figure_page_new (self->workspace, self->title, self->subtitle, self->explanation, self->whose, parts);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  const Drill *self = data;
  GtkWidget *view = gtk_widget_get_ancestor (self->from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL && view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page_of (self, g_value_get_boxed (value)));
  else if (error != NULL)
    accord_say_error (self->from, error->message);
  return dex_future_new_true ();
}

/**
 * accord_figure_drill:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @request: the request that the figure came from
 * @figure: (nullable): one of its figures
 * @whose: (nullable): name of the member the report is about
 *
 * Opens what is behind a figure, with how it is counted: records, as many as it says, or the figures that it is made of.
 */
void
accord_figure_drill (GtkWidget *from, AccordWorkspace *workspace, const AccordReportRequest *request, const AccordFigure *figure,
                     const char *whose)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = NULL;
  g_autofree char *title = NULL;
  Drill *self;

  if (request == NULL || figure == NULL)
    return;
  g_return_if_fail (view != NULL);
  title = accord_figure_parts_title (request, figure, whose);
  self = g_new0 (Drill, 1);
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->kpi = figure->kpi;
  self->title = accord_figure_drill_title (request, figure, whose);
  self->subtitle = accord_figure_drill_subtitle (figure);
  self->explanation = accord_figure_explain (request, figure);
  self->whose = g_strdup (whose);
  query = accord_figure_is_one_list (figure) ? accord_report_records (request, figure) : NULL;
  if (query == NULL)
    {
      g_set_str (&self->title, title);
      dex_future_disown (dex_future_finally (accord_figure_parts (accord_workspace_get_store (workspace), request, figure), found_cb, self, drill_free));
      return;
    }
  sort_query (query, figure->kpi);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), accord_records_page_new (workspace, self->title, self->subtitle, self->explanation, query));
  drill_free (self);
}
