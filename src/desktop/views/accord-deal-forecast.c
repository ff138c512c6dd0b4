/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecast of a pipeline's deals by month: a chart with its sentence, and a card for each month, for what
 * has slipped, comes later or has no day. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-chart-card.h"
#include "accord-chart-menu.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-deal-lens.h"
#include "accord-even-columns.h"
#include "accord-forecast-chart.h"
#include "accord-forecast-column.h"
#include "accord-forecast-controls.h"
#include "accord-forecast-deals.h"
#include "accord-forecast-words.h"

#include <glib/gi18n-lib.h>

#define TYPE_DEAL_FORECAST (deal_forecast_get_type ())
G_DECLARE_FINAL_TYPE (DealForecast, deal_forecast, DEAL, FORECAST, AdwBin)

struct _DealForecast {
  AdwBin parent_instance;

  AccordDealLens *lens;
  AccordForecast *forecast; /* NULL: none yet */
  gint64 from;              /* a day of its first month */
  gint64 moved;             /* deal that gets the focus when it is seen again; 0: none */
  AdwToggleGroup *months;
  AdwToggleGroup *amounts;  /* categories or weighted */
  AccordChartCard *card;
  AccordForecastChart *chart;
  GtkBox *columns;
  GtkLabel *apart;
};

static void deal_forecast_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealForecast, deal_forecast, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_forecast_view_init))

static guint
n_months (DealForecast *self)
{
  return (guint) g_ascii_strtoull (adw_toggle_group_get_active_name (self->months), NULL, 10);
}

/* The deals behind figures */

static void
drill (DealForecast *self, guint bucket, AccordForecastCategory category)
{
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);
  g_autofree char *name = accord_forecast_bucket_name (&g_array_index (self->forecast->buckets, AccordForecastBucket, bucket));
  g_autofree char *explanation = accord_forecast_explanation ();
  g_autofree char *title = category == ACCORD_FORECAST_UNSET
                             ? g_strdup (name) : g_strdup_printf (_("%1$s: %2$s"), name, accord_forecast_category_label (category));

  accord_deal_lens_drill (self->lens, GTK_WIDGET (self),
                          accord_forecast_deals (accord_deal_lens_get_store (self->lens), scope, self->from,
                                                 self->forecast->n_months, bucket, category),
                          title, explanation);
}

static guint
place_of (GtkWidget *column)
{
  guint bucket = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (column); before != NULL; before = gtk_widget_get_prev_sibling (before))
    bucket++;
  return bucket;
}

static void
drill_cb (DealForecast *self, int category, GtkWidget *column)
{
  drill (self, place_of (column), (AccordForecastCategory) category);
}

static void
mark_activated_cb (DealForecast *self, int mark)
{
  if (self->forecast != NULL)
    drill (self, accord_forecast_chart_get_bucket (self->chart, mark), ACCORD_FORECAST_UNSET);
}

/* Deals of the buckets, and their way into others */

static AccordForecastDeals *
deals_of (GtkWidget *column)
{
  return g_object_get_data (G_OBJECT (column), "deals");
}

static void
put (DealForecast *self, gint64 deal, gint64 bucket)
{
  if (self->forecast != NULL && bucket >= 0 && bucket < self->forecast->buckets->len &&
      accord_forecast_put (GTK_WIDGET (self), accord_deal_lens_get_workspace (self->lens), deal,
                           &g_array_index (self->forecast->buckets, AccordForecastBucket, bucket)))
    self->moved = deal;
}

static void
put_cb (AccordForecastDeals *deals, gint64 deal, DealForecast *self)
{
  put (self, deal, place_of (gtk_widget_get_ancestor (GTK_WIDGET (deals), ACCORD_TYPE_FORECAST_COLUMN)));
}

static void
step_cb (AccordForecastDeals *deals, gint64 deal, int by, DealForecast *self)
{
  put (self, deal, (gint64) place_of (gtk_widget_get_ancestor (GTK_WIDGET (deals), ACCORD_TYPE_FORECAST_COLUMN)) + by);
}

static void
open_deal_cb (DealForecast *self, gint64 deal)
{
  accord_deal_view_open (ACCORD_DEAL_VIEW (self), deal);
}

static GtkWidget *
make_column (DealForecast *self)
{
  GtkWidget *column = accord_forecast_column_new ();
  GtkWidget *deals = accord_forecast_deals_new (accord_deal_lens_get_workspace (self->lens), column);

  accord_forecast_column_append (ACCORD_FORECAST_COLUMN (column), deals);
  g_signal_connect_object (column, "drill", G_CALLBACK (drill_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deals, "open", G_CALLBACK (open_deal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deals, "put", G_CALLBACK (put_cb), self, 0);
  g_signal_connect_object (deals, "step", G_CALLBACK (step_cb), self, 0);
  return column;
}

typedef struct {
  GWeakRef column;
  GWeakRef view;
} Listing;

static void
listing_free (gpointer data)
{
  g_weak_ref_clear (&((Listing *) data)->column);
  g_weak_ref_clear (&((Listing *) data)->view);
  g_free (data);
}

static DexFuture *
listed_cb (DexFuture *future, gpointer data)
{
  Listing *listing = data;
  g_autoptr (GtkWidget) column = g_weak_ref_get (&listing->column);
  g_autoptr (DealForecast) self = g_weak_ref_get (&listing->view);

  if (column == NULL || self == NULL)
    return dex_future_new_true ();
  accord_forecast_deals_show (deals_of (column), g_value_get_boxed (dex_future_get_value (future, NULL)));
  if (self->moved != 0 && accord_forecast_deals_focus (deals_of (column), self->moved))
    self->moved = 0;
  return dex_future_new_true ();
}

static void
list_deals (DealForecast *self, GtkWidget *column, guint bucket)
{
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);
  Listing *listing = g_new0 (Listing, 1);

  g_weak_ref_init (&listing->column, column);
  g_weak_ref_init (&listing->view, self);
  dex_future_disown (dex_future_then (
    accord_tell_refusal (GTK_WIDGET (self), accord_forecast_deals (accord_deal_lens_get_store (self->lens), scope, self->from,
                                                                   self->forecast->n_months, bucket, ACCORD_FORECAST_UNSET)),
    listed_cb, listing, listing_free));
}

/* Showing */

static void
show_columns (DealForecast *self, const char *currency)
{
  GtkWidget *column = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (guint i = 0; i < self->forecast->buckets->len; i++)
    {
      if (column == NULL)
        {
          column = make_column (self);
          gtk_box_append (self->columns, column);
        }
      accord_forecast_column_show (ACCORD_FORECAST_COLUMN (column),
                                   &g_array_index (self->forecast->buckets, AccordForecastBucket, i), currency);
      list_deals (self, column, i);
      column = gtk_widget_get_next_sibling (column);
    }
  while (column != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (column);

      gtk_box_remove (self->columns, column);
      column = next;
    }
}

static gboolean
holds_any (const AccordForecast *forecast)
{
  gint64 n = forecast->total.n;

  for (guint i = 0; i < forecast->buckets->len; i++)
    n += g_array_index (forecast->buckets, AccordForecastBucket, i).by[ACCORD_FORECAST_OMITTED].n;
  return n > 0;
}

static void
show_forecast (DealForecast *self)
{
  const char *currency = accord_deal_lens_get_currency (self->lens);
  gboolean weighted = g_strcmp0 (adw_toggle_group_get_active_name (self->amounts), "weighted") == 0;
  g_autofree char *takeaway = NULL;
  g_autofree char *apart = NULL;

  if (self->forecast == NULL)
    return;
  takeaway = accord_forecast_takeaway (self->forecast, currency);
  apart = accord_forecast_apart (self->forecast, currency);
  accord_forecast_chart_set_forecast (self->chart, self->forecast, currency, weighted);
  accord_chart_card_set_takeaway (self->card, self->forecast->too_big || self->forecast->total.n == 0 ? NULL : takeaway);
  accord_chart_card_set_too_little (self->card, self->forecast->too_big ? takeaway
                                                : self->forecast->total.n == 0 ? _("No open deal and none won in these months.")
                                                                               : NULL);
  accord_chart_card_refresh (self->card);
  show_columns (self, currency);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), holds_any (self->forecast));
  gtk_label_set_text (self->apart, apart != NULL ? apart : "");
  gtk_widget_set_visible (GTK_WIDGET (self->apart), apart != NULL);
}

static void
answered (gpointer widget, const GValue *value, const GError *error)
{
  DealForecast *self = widget;

  if (error != NULL)
    {
      accord_chart_card_set_too_little (self->card, error->message);
      return;
    }
  g_clear_pointer (&self->forecast, accord_forecast_free);
  self->forecast = g_value_dup_boxed (value);
  show_forecast (self);
}

static void
look (gpointer widget)
{
  DealForecast *self = widget;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);

  self->from = scope->today;
  accord_deal_lens_ask (self->lens,
                        accord_forecast_read (accord_deal_lens_get_store (self->lens), scope, self->from, n_months (self), NULL, 0),
                        answered);
}

static void
months_cb (DealForecast *self)
{
  if (self->lens != NULL)
    accord_deal_lens_look_again (self->lens);
}

static void
deal_forecast_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  accord_deal_lens_set (DEAL_FORECAST (view)->lens, pipeline, filter);
}

static void
deal_forecast_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_forecast_show;
}

/* Parts */

static GtkWidget *
make_head (DealForecast *self)
{
  const char *const counts[] = { "3", "6", "12", NULL };
  const char *const count_labels[] = { _("3 Months"), _("6 Months"), _("12 Months"), NULL };
  const char *const kinds[] = { "categories", "weighted", NULL };
  const char *const kind_labels[] = { _("Categories"), _("Weighted"), NULL };
  GtkWidget *box = adw_wrap_box_new ();

  self->months = accord_forecast_toggles_new (_("How far ahead"), counts, count_labels);
  self->amounts = accord_forecast_toggles_new (_("What is drawn"), kinds, kind_labels);
  adw_toggle_group_set_active_name (self->months, "6");
  g_signal_connect_object (self->months, "notify::active", G_CALLBACK (months_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->amounts, "notify::active", G_CALLBACK (show_forecast), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->months));
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->amounts));
  return box;
}

static GtkWidget *
make_card (DealForecast *self)
{
  g_autofree char *explanation = accord_forecast_explanation ();

  self->card = ACCORD_CHART_CARD (accord_chart_card_new (_("Forecast by Month")));
  self->chart = ACCORD_FORECAST_CHART (accord_forecast_chart_new ());
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  accord_forecast_legend_add (self->card);
  accord_chart_menu_add (self->card, explanation);
  g_signal_connect_object (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->card);
}

static GtkWidget *
make_body (DealForecast *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  g_autofree char *words = accord_forecast_explanation ();

  self->columns = GTK_BOX (accord_even_columns_new ());
  self->apart = GTK_LABEL (accord_data_label_new ("secondary"));
  gtk_label_set_ellipsize (self->apart, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->apart, TRUE);
  gtk_label_set_xalign (self->apart, 0);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_card (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->apart));
  gtk_box_append (GTK_BOX (box), accord_forecast_explanation_new (words));
  gtk_widget_add_css_class (box, "deal-view-body");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
deal_forecast_dispose (GObject *object)
{
  DealForecast *self = DEAL_FORECAST (object);

  if (self->lens != NULL)
    accord_deal_lens_stop (self->lens);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->forecast, accord_forecast_free);
  G_OBJECT_CLASS (deal_forecast_parent_class)->dispose (object);
}

static void
deal_forecast_class_init (DealForecastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_forecast_dispose;
}

static void
deal_forecast_init (DealForecast *self)
{
}

/**
 * accord_deal_forecast_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_forecast_new (AccordWorkspace *workspace)
{
  DealForecast *self = g_object_new (TYPE_DEAL_FORECAST, NULL);

  adw_bin_set_child (ADW_BIN (self), make_body (self));
  self->lens = accord_deal_lens_new (workspace, self, look);
  return GTK_WIDGET (self);
}
