/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightsPage: the part of the window that shows figures. Every tile and card reads and
 * refreshes itself; the page tells them the period and the person.
 *
 *   first and newest close ──▶ first period ──▶ tiles, revenue, cards
 *   AccordPeriodButton, AccordPeopleButton ──▲
 */

#include "accord-config.h"

#include "accord-insights-page.h"

#include "accord-close-span.h"
#include "accord-frame-call.h"
#include "accord-insight-tiles.h"
#include "accord-leader-card.h"
#include "accord-people-button.h"
#include "accord-period-button.h"
#include "accord-query.h"
#include "accord-rate-card.h"
#include "accord-revenue-card.h"
#include "accord-sidebar-button.h"

#include <glib/gi18n-lib.h>

struct _AccordInsightsPage {
  AdwBin parent_instance;

  AdwNavigationView *view;
  AdwHeaderBar *header;
  GtkStack *states;
  AdwStatusPage *failed;
  GtkWidget *older;
  GtkLabel *older_words;
  AdwBin *tiles;
  AdwBin *revenue;
  GtkGrid *cards;
  AccordPeriodButton *period;
  AccordPeopleButton *people;
  GtkWidget *products, *teams, *leaders; /* owned: leaders come and go */

  AccordWorkspace *workspace;
  AccordFrameCall look_due;
  AccordInsightLayout layout;
  gboolean started; /* the first period was chosen */
};

enum { PROP_LAYOUT = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordInsightsPage, accord_insights_page, ADW_TYPE_BIN)

static void
lay_out_cards (AccordInsightsPage *self)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  gboolean everyone = accord_people_button_get_member (self->people) == 0;

  g_ptr_array_add (cards, self->products);
  if (everyone)
    {
      g_ptr_array_add (cards, self->teams);
      g_ptr_array_add (cards, self->leaders);
    }
  gtk_widget_set_visible (self->teams, everyone);
  gtk_widget_set_visible (self->leaders, everyone);
  accord_insight_layout_apply (self->cards, cards, accord_insight_layout_cards (self->layout, cards->len));
}

static void
show_figures (AccordInsightsPage *self)
{
  const AccordPeriod *period = accord_period_button_get_period (self->period);
  gint64 member = accord_people_button_get_member (self->people);
  const char *whose = accord_people_button_get_name (self->people);

  accord_insight_tiles_show (ACCORD_INSIGHT_TILES (adw_bin_get_child (self->tiles)), period, member, whose);
  accord_revenue_card_show (ACCORD_REVENUE_CARD (adw_bin_get_child (self->revenue)), period, member, whose);
  accord_rate_card_show (ACCORD_RATE_CARD (self->products), period, member, whose);
  if (member == 0)
    {
      accord_rate_card_show (ACCORD_RATE_CARD (self->teams), period, 0, NULL);
      accord_leader_card_show (ACCORD_LEADER_CARD (self->leaders), period);
    }
  lay_out_cards (self);
}

static void
chosen_cb (AccordInsightsPage *self)
{
  gtk_widget_set_visible (self->older, FALSE);
  show_figures (self);
}

static void
say_older (AccordInsightsPage *self, const AccordPeriod *period, int fiscal_month)
{
  AccordPeriod now = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), fiscal_month);
  g_autofree char *now_label = accord_period_label (&now);
  g_autofree char *label = accord_period_label (period);
  g_autofree char *words =
    g_strdup_printf (_("No deal has been closed in %s yet. These are the figures of %s, the latest quarter with "
                       "closed deals."),
                     now_label, label);

  gtk_label_set_text (self->older_words, words);
  gtk_widget_set_visible (self->older, TRUE);
}

static void
start (AccordInsightsPage *self, const AccordCloseSpan *span)
{
  int fiscal_month = accord_workspace_get_fiscal_month (self->workspace);
  AccordPeriod period;

  if (accord_close_span_start (span, ACCORD_PERIOD_QUARTER, accord_date_today (), fiscal_month, &period))
    say_older (self, &period, fiscal_month);
  accord_period_button_set_period (self->period, &period);
  self->started = TRUE;
  show_figures (self);
}

static void
show_state (AccordInsightsPage *self, const char *state)
{
  gboolean figures = g_str_equal (state, "figures");

  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->period), figures);
  gtk_widget_set_visible (GTK_WIDGET (self->people), figures);
}

/* What the page needs to know first. */
typedef struct {
  AccordInsightsPage *self; /* owned */
  AccordStore *store;       /* owned */
  AccordCloseSpan *span;
  gint64 n_deals;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->self);
  g_object_unref (look->store);
  accord_close_span_free (look->span);
  g_free (look);
}

static DexFuture *
look_fiber (gpointer data)
{
  Look *look = data;
  AccordInsightsPage *self = look->self;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;

  look->n_deals = dex_await_int64 (accord_store_count (look->store, query), &error);
  if (error == NULL)
    look->span = dex_await_boxed (accord_close_span_read (look->store), &error);
  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (error != NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      if (!self->started)
        show_state (self, "failed");
      return dex_future_new_true ();
    }
  accord_period_button_set_newest (self->period, accord_close_span_newest (look->span, accord_date_today ()));
  if (!self->started && look->n_deals > 0)
    start (self, look->span);
  show_state (self, look->n_deals > 0 ? "figures" : "empty");
  return dex_future_new_true ();
}

static void
look_due (gpointer data)
{
  AccordInsightsPage *self = data;
  Look *look = g_new0 (Look, 1);

  look->self = g_object_ref (self);
  look->store = g_object_ref (accord_workspace_get_store (self->workspace));
  accord_period_button_set_fiscal_month (self->period, accord_workspace_get_fiscal_month (self->workspace));
  dex_future_disown (dex_scheduler_spawn (NULL, 0, look_fiber, look, look_free));
}

static void
committed_cb (AccordInsightsPage *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_deal_kind) ||
      accord_change_set_touches (changes, &accord_workspace_kind))
    accord_frame_call_queue (&self->look_due);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  /* On a drill page Alt+← goes back. */
  if (g_strcmp0 (adw_navigation_page_get_tag (page), "insights") != 0 ||
      !gtk_widget_get_visible (GTK_WIDGET (self->period)))
    return GDK_EVENT_PROPAGATE;
  accord_period_button_step (self->period, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static void
set_layout (AccordInsightsPage *self, AccordInsightLayout layout)
{
  if (self->layout == layout)
    return;
  self->layout = layout;
  if (self->workspace != NULL)
    {
      accord_people_button_set_compact (self->people, layout == ACCORD_LAYOUT_NARROW);
      accord_insight_tiles_set_layout (ACCORD_INSIGHT_TILES (adw_bin_get_child (self->tiles)), layout);
      lay_out_cards (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

static void
accord_insights_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LAYOUT)
    g_value_set_int (value, ACCORD_INSIGHTS_PAGE (object)->layout);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_insights_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LAYOUT)
    set_layout (ACCORD_INSIGHTS_PAGE (object), (AccordInsightLayout) g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_insights_page_dispose (GObject *object)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (object);

  accord_frame_call_clear (&self->look_due);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_INSIGHTS_PAGE);
  G_OBJECT_CLASS (accord_insights_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_app/Accord/insights/accord-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, view);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, states);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, older);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, older_words);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, revenue);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, cards);
}

static void
accord_insights_page_class_init (AccordInsightsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_insights_page_get_property;
  object_class->set_property = accord_insights_page_set_property;
  object_class->dispose = accord_insights_page_dispose;
  props[PROP_LAYOUT] = g_param_spec_int ("layout", NULL, NULL, ACCORD_LAYOUT_WIDE, ACCORD_LAYOUT_NARROW,
                                         ACCORD_LAYOUT_WIDE,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, step_cb, "i", 1);
}

static void
accord_insights_page_init (AccordInsightsPage *self)
{
  accord_frame_call_init (&self->look_due, look_due, self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_header (AccordInsightsPage *self)
{
  self->period = ACCORD_PERIOD_BUTTON (accord_period_button_new (accord_workspace_get_fiscal_month (self->workspace)));
  self->people = ACCORD_PEOPLE_BUTTON (accord_people_button_new (self->workspace));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->period));
  adw_header_bar_pack_end (self->header, GTK_WIDGET (self->people));
  g_signal_connect_object (self->period, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_insights_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; it fills by itself
 */
GtkWidget *
accord_insights_page_new (AccordWorkspace *workspace)
{
  AccordInsightsPage *self = g_object_new (ACCORD_TYPE_INSIGHTS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  fill_header (self);
  adw_bin_set_child (self->tiles, accord_insight_tiles_new (workspace));
  adw_bin_set_child (self->revenue, accord_revenue_card_new (workspace));
  self->products = accord_rate_card_new (workspace, _("Win Rate by Product"), _("Product"), "product");
  self->teams = accord_rate_card_new (workspace, _("Win Rate by Team"), _("Team"), "team");
  self->leaders = accord_leader_card_new (workspace);
  lay_out_cards (self);
  show_state (self, "loading");
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  look_due (self);
  return GTK_WIDGET (self);
}
