/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process of a pipeline as a flow chart: its sentence, the chart or its table, and files of it. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-chart-card.h"
#include "accord-chart-menu.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-deal-lens.h"
#include "accord-flow-chart.h"
#include "accord-flow-plan.h"
#include "accord-flow-words.h"
#include "accord-forecast-controls.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define TYPE_DEAL_FLOW (deal_flow_get_type ())
G_DECLARE_FINAL_TYPE (DealFlow, deal_flow, DEAL, FLOW, AdwBin)

struct _DealFlow {
  AdwBin parent_instance;

  AccordDealLens *lens;
  AccordFlow *flow; /* NULL: none yet */
  AdwToggleGroup *span;
  AdwToggleGroup *looks;
  AccordChartCard *card;
  AccordFlowChart *chart;
  GtkWidget *save;
  GtkLabel *explanation;
};

static void deal_flow_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealFlow, deal_flow, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_flow_view_init))

static AccordPeriod
period_of (DealFlow *self)
{
  const char *name = adw_toggle_group_get_active_name (self->span);
  gint64 today = accord_date_today ();

  if (g_strcmp0 (name, "quarter") == 0)
    return accord_period_custom (today - 89, today + 1);
  if (g_strcmp0 (name, "year") == 0)
    return accord_period_custom (accord_date_add_months (today, -12) + 1, today + 1);
  return accord_period_all ();
}

static void
mark_activated_cb (DealFlow *self, int mark)
{
  guint n = self->flow != NULL ? self->flow->nodes->len : 0;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);
  AccordPeriod period = period_of (self);
  const AccordFlowNode *node = (guint) mark < n ? g_ptr_array_index (self->flow->nodes, (guint) mark) : NULL;
  const AccordFlowEnd *end = self->flow != NULL && node == NULL && (guint) mark - n < self->flow->ends->len
                               ? g_ptr_array_index (self->flow->ends, (guint) mark - n) : NULL;
  g_autofree char *explanation = NULL;
  g_autofree char *title = NULL;

  if (node == NULL && end == NULL)
    return;
  explanation = accord_flow_explanation (self->flow);
  /* Translators: title of a list of deals; %s is a stage */
  title = g_strdup_printf (_("In “%s” Now"), node != NULL ? node->name : end->name);
  accord_deal_lens_drill (self->lens, GTK_WIDGET (self),
                          accord_flow_deals (accord_deal_lens_get_store (self->lens), scope, &period,
                                             node != NULL ? node->stage : end->stage, FALSE),
                          title, explanation);
}

static void
show_flow (DealFlow *self)
{
  g_autofree char *title = accord_flow_title (self->flow);
  g_autofree char *takeaway = accord_flow_takeaway (self->flow);
  g_autofree char *explanation = accord_flow_explanation (self->flow);

  accord_flow_chart_set_flow (self->chart, self->flow);
  accord_chart_card_set_heading (self->card, title);
  accord_chart_card_set_takeaway (self->card, takeaway);
  accord_chart_card_set_too_little (self->card, self->flow->nodes->len == 0 ? _("This pipeline has no stages yet.") : NULL);
  accord_chart_card_refresh (self->card);
  gtk_label_set_text (self->explanation, explanation);
  accord_chart_menu_set_explanation (self->card, explanation);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
answered (gpointer widget, const GValue *value, const GError *error)
{
  DealFlow *self = widget;

  if (error != NULL)
    {
      accord_chart_card_set_too_little (self->card, error->message);
      return;
    }
  g_clear_pointer (&self->flow, accord_flow_free);
  self->flow = g_value_dup_boxed (value);
  show_flow (self);
}

static void
look (gpointer widget)
{
  DealFlow *self = widget;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);
  AccordPeriod period = period_of (self);

  accord_deal_lens_ask (self->lens, accord_flow_read (accord_deal_lens_get_store (self->lens), scope, &period), answered);
}

static void
span_cb (DealFlow *self)
{
  if (self->lens != NULL)
    accord_deal_lens_look_again (self->lens);
}

static gboolean
is_streams (DealFlow *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->looks), "stages") == 0;
}

static void
look_cb (DealFlow *self)
{
  accord_flow_chart_set_ribbons (self->chart, is_streams (self));
}

static void
deal_flow_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  accord_deal_lens_set (DEAL_FLOW (view)->lens, pipeline, filter);
}

static void
deal_flow_set_narrow (AccordDealView *view, gboolean narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (DEAL_FLOW (view)->looks), !narrow); /* stages stand below one another either way */
  accord_flow_chart_set_narrow (DEAL_FLOW (view)->chart, narrow);
}

static void
deal_flow_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_flow_show;
  iface->set_narrow = deal_flow_set_narrow;
}

/* Files */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DealFlow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  g_autofree char *words = NULL;

  if (file != NULL && path == NULL)
    accord_say_error (GTK_WIDGET (self), _("The flow chart was not saved: this place is not on this computer. Choose another folder."));
  else if (path != NULL && self->flow != NULL)
    {
      if (accord_flow_file_write (self->flow, path, g_str_has_suffix (folded, ".pdf") ? ACCORD_FLOW_PDF : ACCORD_FLOW_SVG,
                                  is_streams (self), &error))
        {
          words = g_strdup_printf (_("Saved “%s”."), name);
          accord_say (GTK_WIDGET (self), words);
        }
      else
        accord_say_error (GTK_WIDGET (self), error->message);
    }
  g_object_unref (self);
}

static GtkFileFilter *
make_filter (const char *name, const char *pattern)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, pattern);
  return filter;
}

/* "svg" or "pdf"; the ending that is typed decides. */
static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DealFlow *self = DEAL_FLOW (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = make_filter (g_str_equal (ending, "pdf") ? _("PDF document") : _("SVG picture"), ending);
  g_autofree char *name = NULL;

  if (self->flow == NULL)
    return;
  name = g_strdup_printf ("%s.%s", self->flow->name ? self->flow->name : _("Flow"), ending);
  g_strdelimit (name, "/", '-');
  gtk_file_dialog_set_title (dialog, _("Save the Flow Chart"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, saved_cb, g_object_ref (self));
}

/* Parts */

static GtkWidget *
make_save (DealFlow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Save as SVG…"), "flow.save::svg");
  g_menu_append (menu, _("Save as PDF…"), "flow.save::pdf");
  self->save = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->save), "accord-export-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->save), G_MENU_MODEL (menu));
  accord_tooltip_set (self->save, _("Save the Flow Chart"));
  gtk_widget_add_css_class (self->save, "flat");
  gtk_widget_set_sensitive (self->save, FALSE);
  return self->save;
}

static GtkWidget *
make_head (DealFlow *self)
{
  const char *const spans[] = { "quarter", "year", "all", NULL };
  const char *const span_labels[] = { _("90 Days"), _("12 Months"), _("All"), NULL };
  const char *const looks[] = { "stages", "roles", NULL };
  const char *const look_labels[] = { _("Stages"), _("Roles"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *toggles = adw_wrap_box_new ();

  self->span = accord_forecast_toggles_new (_("How far back"), spans, span_labels);
  self->looks = accord_forecast_toggles_new (_("What is drawn"), looks, look_labels);
  adw_toggle_group_set_active_name (self->span, "year");
  g_signal_connect_object (self->span, "notify::active", G_CALLBACK (span_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->looks, "notify::active", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (toggles), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (toggles), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (toggles), GTK_WIDGET (self->span));
  adw_wrap_box_append (ADW_WRAP_BOX (toggles), GTK_WIDGET (self->looks));
  gtk_widget_set_hexpand (toggles, TRUE);
  gtk_box_append (GTK_BOX (box), toggles);
  gtk_box_append (GTK_BOX (box), make_save (self));
  return box;
}

static GtkWidget *
make_explanation (DealFlow *self)
{
  GtkWidget *expander = gtk_expander_new (_("How This Is Counted"));

  self->explanation = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->explanation, TRUE);
  gtk_label_set_xalign (self->explanation, 0);
  gtk_label_set_selectable (self->explanation, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "secondary");
  gtk_widget_set_margin_top (GTK_WIDGET (self->explanation), 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (self->explanation));
  return expander;
}

static GtkWidget *
make_body (DealFlow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->card = ACCORD_CHART_CARD (accord_chart_card_new (_("Flow")));
  self->chart = ACCORD_FLOW_CHART (accord_flow_chart_new ());
  accord_flow_chart_set_ribbons (self->chart, TRUE);
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  accord_chart_menu_add (self->card, "");
  gtk_widget_set_vexpand (GTK_WIDGET (self->card), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->card), GTK_ALIGN_START);
  g_signal_connect_object (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->card));
  gtk_box_append (GTK_BOX (box), make_explanation (self));
  gtk_widget_add_css_class (box, "deal-view-body");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
deal_flow_dispose (GObject *object)
{
  DealFlow *self = DEAL_FLOW (object);

  if (self->lens != NULL)
    accord_deal_lens_stop (self->lens);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->flow, accord_flow_free);
  G_OBJECT_CLASS (deal_flow_parent_class)->dispose (object);
}

static void
deal_flow_class_init (DealFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_flow_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "flow.save", "s", save_action);
}

static void
deal_flow_init (DealFlow *self)
{
}

/**
 * accord_deal_flow_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_flow_new (AccordWorkspace *workspace)
{
  DealFlow *self = g_object_new (TYPE_DEAL_FLOW, NULL);

  adw_bin_set_child (ADW_BIN (self), make_body (self));
  self->lens = accord_deal_lens_new (workspace, self, look);
  return GTK_WIDGET (self);
}
