/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealPage: see the header.
 *
 *   entity ──notify──▶ name, customer, stage bar, figures, fields        summary ──changed──▶ step, figures
 *   AccordDealPart ──▶ lines, quotes, people, objections, papers         journal ───────────▶ timeline
 */

#include "accord-config.h"

#include "accord-deal-page-private.h"

#include "accord-css-class.h"
#include "accord-data-label.h"
#include "accord-deal-stats.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordDealPage, accord_deal_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_figures (AccordDealPage *self)
{
  AccordRecord *deal = accord_entity_get_record (self->deal);

  accord_deal_page_show_odds (self);
  if (deal != NULL)
    accord_deal_stats_show (self->stats, deal, accord_deal_stages_get_stage (self->stages),
                            accord_summary_item_get (self->summary));
}

static void
show_outcome (AccordDealPage *self)
{
  AccordRecord *stage = accord_deal_stages_get_stage (self->stages);
  const char *outcome = stage != NULL ? accord_record_text (stage, "outcome") : NULL;
  gboolean open = g_strcmp0 (outcome, "open") == 0;
  gboolean parked = g_strcmp0 (outcome, "hold") == 0;

  gtk_widget_set_visible (self->won, open || parked);
  gtk_widget_set_visible (self->lost, open || parked);
  gtk_widget_set_visible (self->reopen, outcome != NULL && !open);
  accord_next_step_card_set_open (self->step, outcome == NULL || open || parked);
}

static void
stage_cb (AccordDealPage *self)
{
  show_outcome (self);
  show_figures (self);
}

static void
tell_composer (AccordDealPage *self, AccordRecord *deal)
{
  gint64 customer = accord_record_number (deal, "customer");

  if (self->subject_customer == customer)
    return;
  self->subject_customer = customer;
  accord_composer_set_subject (self->composer, customer, accord_record_id (deal),
                               accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
}

static void
leave (AccordDealPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
deal_cb (AccordDealPage *self)
{
  AccordRecord *deal = accord_entity_get_record (self->deal);
  const char *customer, *owner;

  if (deal == NULL)
    return;
  if (accord_record_is_deleted (deal))
    {
      leave (self);
      return;
    }
  customer = accord_record_title_of (deal, "customer");
  owner = accord_record_title_of (deal, "owner");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), accord_record_title (deal));
  gtk_widget_set_visible (self->customer, customer != NULL);
  accord_data_label_set_text (self->customer_name, customer);
  accord_data_label_set_optional (self->owner_name, owner);
  tell_composer (self, deal);
  show_figures (self);
}

static void
summary_cb (AccordDealPage *self)
{
  const AccordSummary *summary = accord_summary_item_get (self->summary);

  accord_next_step_card_set_summary (self->step, summary);
  accord_timeline_set_left_out (self->timeline, summary != NULL && summary->has_step ? summary->step_activity : 0);
  show_figures (self);
}

static void
plan_cb (AccordDealPage *self)
{
  accord_composer_open (self->composer, "task");
}

static void
cell_cb (AccordDealPage *self, int cell)
{
  AccordRecord *deal = accord_entity_get_record (self->deal);

  if (deal != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "deal.edit", "s", accord_deal_stats_field (cell, deal));
}

static void
tabs_changed_cb (AccordDealPage *self)
{
  accord_deal_page_show_tab (self);
}

static void
width_changed_cb (AccordDealPage *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (self->bin);

  if (self->composer == NULL)
    return;
  g_object_set (self->composer, "compact", now != NULL && (now == self->middle || now == self->narrow), NULL);
  accord_deal_stages_set_compact (self->stages, now != NULL && now == self->narrow);
  accord_css_class_set (GTK_WIDGET (self), "narrow", now != NULL && now == self->narrow);
  accord_deal_page_show_tab (self);
}

static void
accord_deal_page_dispose (GObject *object)
{
  AccordDealPage *self = ACCORD_DEAL_PAGE (object);

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  self->composer = NULL;
  self->lines = NULL;
  g_clear_object (&self->deal);
  g_clear_object (&self->summary);
  g_clear_object (&self->summaries);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_DEAL_PAGE);
  G_OBJECT_CLASS (accord_deal_page_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_deal_page_class_init (AccordDealPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACCORD_TYPE_STAT_STRIP);
  G_OBJECT_CLASS (klass)->dispose = accord_deal_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/deals/accord-deal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, bin);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, middle);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, suggestion);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, won);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, lost);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, reopen);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, head);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, customer);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, customer_name);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, owner_name);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, stages_place);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, stats);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, main);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, top);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, parts);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, facts_clamp);
  gtk_widget_class_bind_template_child (widget_class, AccordDealPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, tabs_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  accord_deal_page_install_actions (widget_class);
}

static void
accord_deal_page_init (AccordDealPage *self)
{
  self->subject_customer = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow (AccordDealPage *self)
{
  g_signal_connect_object (self->stages, "stage", G_CALLBACK (stage_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stats, "cell-activated", G_CALLBACK (cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->step, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deal, "notify::record", G_CALLBACK (deal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "changed", G_CALLBACK (summary_cb), self, G_CONNECT_SWAPPED);
  accord_name_editor_set_entity (self->name, self->deal);
  accord_deal_stages_set_deal (self->stages, self->deal);
  accord_deal_checklist_set_deal (self->checklist, self->deal);
  accord_deal_lines_set_deal (self->lines, self->deal);
  accord_deal_quotes_set_deal (self->quotes, self->deal);
  accord_deal_credit_set_deal (self->credit, self->deal);
  accord_deal_people_set_deal (self->people, self->deal);
  accord_deal_objections_set_deal (self->objections, self->deal);
  accord_deal_papers_set_deal (self->papers, self->deal);
  accord_deal_stays_list_set_deal (self->stays, self->deal);
  accord_field_list_set_entity (self->fields, self->deal);
  accord_timeline_set_id (self->timeline, accord_entity_get_id (self->deal));
}

/**
 * accord_deal_page_new:
 * @workspace: the open file
 * @deal: id of a deal
 *
 * Returns: (transfer floating): its page, to be pushed; it leaves by itself when the deal is deleted
 */
AdwNavigationPage *
accord_deal_page_new (AccordWorkspace *workspace, gint64 deal)
{
  AccordDealPage *self = g_object_new (ACCORD_TYPE_DEAL_PAGE, "title", _("Deal"), NULL);

  self->workspace = g_object_ref (workspace);
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  self->summaries = accord_summaries_new (workspace, &accord_deal_kind);
  self->summary = accord_summaries_get (self->summaries, deal);
  accord_deal_page_make_parts (self);
  accord_deal_page_allow_actions (self);
  follow (self);
  width_changed_cb (self);
  deal_cb (self);
  summary_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * accord_deal_page_get_deal:
 * @self: a page
 *
 * Returns: id of its deal
 */
gint64
accord_deal_page_get_deal (AccordDealPage *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_PAGE (self), 0);
  return accord_entity_get_id (self->deal);
}
