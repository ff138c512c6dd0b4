/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerRecord: one customer, everything in place. The widgets stay when it turns to another
 * customer; only what they show changes.
 *
 *   entity (workspace) ──notify──▶ header, fields        summary item ──changed──▶ figures, next step
 *   lists (AccordIdList) ────────▶ people, deals, tags   journal ────────────────▶ timeline
 *   commit, "changed" ─ once per frame ─▶ accord_standings_read() ─▶ tags, purchases, meter, suggestion
 */

#include "accord-config.h"

#include "accord-customer-record-private.h"

#include "accord-come-up.h"
#include "accord-commit.h"
#include "accord-customer-stats.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordCustomerRecord, accord_customer_record, ADW_TYPE_BIN)

static void
next_changed_cb (AccordCustomerRecord *self)
{
  AccordRecord *record = self->next != NULL ? accord_entity_get_record (self->next) : NULL;

  if (record != NULL)
    accord_composer_propose (self->composer, accord_record_number (record, "contact"), accord_record_number (record, "deal"));
}

/* A talk is mostly with whom, and about what, the next step is. */
static void
follow_next (AccordCustomerRecord *self, gint64 activity)
{
  if (self->next != NULL && accord_entity_get_id (self->next) == activity)
    return;
  if (self->next != NULL)
    g_signal_handlers_disconnect_by_func (self->next, next_changed_cb, self);
  g_clear_object (&self->next);
  if (activity == 0)
    return;
  self->next = accord_workspace_get_entity (self->workspace, &accord_activity_kind, activity);
  g_signal_connect_object (self->next, "notify::record", G_CALLBACK (next_changed_cb), self, G_CONNECT_SWAPPED);
  next_changed_cb (self);
}

static void
summary_changed_cb (AccordCustomerRecord *self)
{
  const AccordSummary *summary = accord_summary_item_get (self->summary);

  accord_customer_stats_show (self->stats, summary, accord_workspace_get_currency (self->workspace));
  accord_next_step_card_set_summary (self->step, summary);
  follow_next (self, summary != NULL && summary->has_step ? summary->step_activity : 0);
  accord_timeline_set_left_out (self->timeline, summary != NULL && summary->has_step ? summary->step_activity : 0);
}

static void
entity_changed_cb (AccordCustomerRecord *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);

  accord_composer_set_subject (self->composer, accord_entity_get_id (self->entity), 0,
                               record != NULL ? accord_record_number (record, "owner") : 0);
}

/* Almost anything may change how a customer stands, and finding out costs a millisecond elsewhere. */
static void
standing_touched_cb (AccordCustomerRecord *self)
{
  accord_frame_call_queue (&self->look);
}

static void
plan_cb (AccordCustomerRecord *self)
{
  accord_composer_open (self->composer, "task");
}

static void
cell_activated_cb (AccordCustomerRecord *self, int cell)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (navigation != NULL && self->entity != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation),
                              accord_customer_stats_drill (self->workspace, self->entity, cell));
}

static void
forget (AccordCustomerRecord *self)
{
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  follow_next (self, 0);
  g_clear_object (&self->entity);
  g_clear_object (&self->summary);
}

static void
accord_customer_record_dispose (GObject *object)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (object);

  forget (self);
  self->generation++;
  accord_frame_call_clear (&self->look);
  self->composer = NULL;
  self->details = NULL;
  /* The bin is a bound child: AdwBin must hear that it goes. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CUSTOMER_RECORD);
  g_clear_object (&self->standings);
  g_clear_object (&self->summaries);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_record_parent_class)->dispose (object);
}

static void
accord_customer_record_class_init (AccordCustomerRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACCORD_TYPE_CUSTOMER_HEADER);
  g_type_ensure (ACCORD_TYPE_STAT_STRIP);
  G_OBJECT_CLASS (klass)->dispose = accord_customer_record_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/customers/accord-customer-record.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, bin);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, middle);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, narrow);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, read_only);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, banners);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, header);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, stats);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, quick);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, main);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, top);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, tabs);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, facts_clamp);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, facts);
  gtk_widget_class_bind_template_callback_full (widget_class, "tabs_changed_cb", G_CALLBACK (accord_customer_record_show_parts));
  gtk_widget_class_bind_template_callback_full (widget_class, "width_changed_cb", G_CALLBACK (accord_customer_record_take_width));
  accord_customer_record_install_actions (widget_class);
}

static void
accord_customer_record_init (AccordCustomerRecord *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_frame_call_init (&self->look, accord_customer_record_look, self);
}

/* The parts are made for the first customer shown, or one after the other before that while nobody does anything; never
 * while the program starts. */

static void
build_top (AccordCustomerRecord *self)
{
  self->step = ACCORD_NEXT_STEP_CARD (accord_next_step_card_new (self->workspace));
  self->composer = ACCORD_COMPOSER (accord_composer_new (self->workspace));
  gtk_box_append (self->top, GTK_WIDGET (self->step));
  gtk_box_append (self->top, GTK_WIDGET (self->composer));
  g_signal_connect_object (self->step, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "notify::open", G_CALLBACK (accord_customer_record_show_composer), self, G_CONNECT_SWAPPED);
}

static void
build_timeline (AccordCustomerRecord *self)
{
  self->suggestion = ACCORD_CUSTOMER_SUGGESTION (accord_customer_suggestion_new (self->workspace));
  self->timeline = ACCORD_TIMELINE (accord_timeline_new (self->workspace, &accord_customer_kind, 0));
  gtk_box_append (self->banners, GTK_WIDGET (self->suggestion));
  gtk_box_append (self->main, GTK_WIDGET (self->timeline));
}

static void
build_details (AccordCustomerRecord *self)
{
  self->details = ACCORD_CUSTOMER_DETAILS (accord_customer_details_new (self->workspace));
  gtk_box_append (self->facts, GTK_WIDGET (self->details));
}

static void
build_people (AccordCustomerRecord *self)
{
  self->handles = ACCORD_HANDLE_LIST (accord_handle_list_new (self->workspace, "customer"));
  self->people = ACCORD_CUSTOMER_PEOPLE (accord_customer_people_new (self->workspace));
  self->deals = ACCORD_CUSTOMER_DEALS (accord_customer_deals_new (self->workspace));
  gtk_box_append (self->facts, GTK_WIDGET (self->handles));
  gtk_box_append (self->facts, GTK_WIDGET (self->people));
  gtk_box_append (self->facts, GTK_WIDGET (self->deals));
}

static void
build_rest (AccordCustomerRecord *self)
{
  self->preferences = ACCORD_CUSTOMER_PREFERENCES (accord_customer_preferences_new (self->workspace, "customer"));
  self->related = ACCORD_CUSTOMER_RELATED (accord_customer_related_new (self->workspace));
  gtk_box_append (self->facts, GTK_WIDGET (self->preferences));
  gtk_box_append (self->facts, GTK_WIDGET (self->related));
}

static void (*const builders[]) (AccordCustomerRecord *self) = {
  build_top, build_timeline, build_details, build_people, build_rest, accord_customer_record_build_pages,
};

/**
 * accord_customer_record_prepare:
 * @self: the page
 *
 * Makes the next of its parts, if one is left.
 *
 * Returns: whether more are
 */
gboolean
accord_customer_record_prepare (AccordCustomerRecord *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_RECORD (self), FALSE);

  if (self->n_built == G_N_ELEMENTS (builders))
    return FALSE;
  builders[self->n_built++] (self);
  self->built = self->n_built == G_N_ELEMENTS (builders);
  if (!self->built)
    return TRUE;
  accord_customer_record_show_parts (self);
  accord_customer_record_take_width (self);
  accord_customer_record_allow_actions (self); /* it is in a window now: what that does is in its menu */
  return FALSE;
}

/* A file that may only be read says so, and why, where somebody would begin to write. */
static void
show_read_only (AccordCustomerRecord *self)
{
  const GError *reason = accord_store_get_read_only_reason (accord_workspace_get_store (self->workspace));

  if (!accord_workspace_is_read_only (self->workspace))
    return;
  adw_banner_set_title (self->read_only, reason != NULL ? reason->message : _("This file was opened for reading only."));
  adw_banner_set_revealed (self->read_only, TRUE);
}

/**
 * accord_customer_record_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; see #AccordCustomerPane for what stands there without a customer
 */
GtkWidget *
accord_customer_record_new (AccordWorkspace *workspace)
{
  AccordCustomerRecord *self = g_object_new (ACCORD_TYPE_CUSTOMER_RECORD, NULL);

  self->workspace = g_object_ref (workspace);
  self->summaries = accord_summaries_new (workspace, &accord_customer_kind);
  self->standings = accord_standings_of (workspace);
  g_signal_connect_object (self->standings, "changed", G_CALLBACK (standing_touched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (standing_touched_cb), self,
                           G_CONNECT_SWAPPED);
  show_read_only (self);
  accord_customer_header_set_workspace (self->header, workspace);
  accord_customer_stats_build (self->stats);
  g_signal_connect_object (self->stats, "cell-activated", G_CALLBACK (cell_activated_cb), self, G_CONNECT_SWAPPED);
  accord_customer_record_allow_actions (self);
  return GTK_WIDGET (self);
}

/* All of it is drawn anew: the columns come up one after the other, below the head. Where it was not placed ahead, that has a
 * frame of its own. */
static void
come_up (AccordCustomerRecord *self)
{
  guint first = gtk_widget_get_width (GTK_WIDGET (self->main)) > 0 ? 0 : 1;

  if (first > 0)
    {
      accord_come_up (GTK_WIDGET (self->header), first);
      accord_come_up (GTK_WIDGET (self->stats), first);
    }
  accord_come_up (GTK_WIDGET (self->main), first + 1);
  accord_come_up (self->facts_clamp, first + 2);
}

/* @id: that of the entity, 0 for none. */
static void
hand_to_parts (AccordCustomerRecord *self, gint64 id)
{
  accord_customer_header_set_entity (self->header, self->entity);
  accord_customer_details_set_entity (self->details, self->entity);
  accord_handle_list_set_owner (self->handles, self->entity);
  accord_customer_preferences_set_owner (self->preferences, self->entity);
  accord_customer_related_set_customer (self->related, self->entity);
  accord_customer_people_set_customer (self->people, id);
  accord_customer_deals_set_customer (self->deals, self->entity);
  accord_timeline_set_id (self->timeline, id);
  accord_customer_purchases_set_customer (self->purchases, self->entity);
  accord_customer_tickets_set_customer (self->tickets, id);
  accord_customer_files_set_customer (self->files, id);
}

/**
 * accord_customer_record_set_id:
 * @self: the page
 * @id: a customer, 0 for none
 *
 * Turns to another customer.
 */
void
accord_customer_record_set_id (AccordCustomerRecord *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_RECORD (self));

  if (accord_customer_record_get_id (self) == id)
    return;
  while (accord_customer_record_prepare (self))
    ;
  if (self->entity == NULL)
    come_up (self);
  forget (self);
  if (id != 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.opened", "(sx)", accord_customer_kind.name, id);
      self->entity = accord_workspace_get_entity (self->workspace, &accord_customer_kind, id);
      self->summary = accord_summaries_get (self->summaries, id);
      accord_summaries_read (self->summaries); /* it says what the timeline leaves out */
      g_signal_connect_object (self->entity, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->summary, "changed", G_CALLBACK (summary_changed_cb), self, G_CONNECT_SWAPPED);
    }
  hand_to_parts (self, id);
  accord_customer_record_allow_actions (self);
  if (id == 0)
    return;
  accord_customer_record_show_standing (self, NULL);
  accord_customer_record_look (self);
  entity_changed_cb (self);
  summary_changed_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * accord_customer_record_get_id:
 * @self: the page
 *
 * Returns: the customer shown, 0 for none
 */
gint64
accord_customer_record_get_id (AccordCustomerRecord *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_RECORD (self), 0);
  return self->entity != NULL ? accord_entity_get_id (self->entity) : 0;
}

/**
 * accord_customer_record_add_banner:
 * @self: the page
 * @widget: asks something about the customer shown, such as whether it is another one twice
 *
 * Puts a widget above the record, below what is there.
 */
void
accord_customer_record_add_banner (AccordCustomerRecord *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_RECORD (self));
  gtk_box_append (self->banners, widget);
}
