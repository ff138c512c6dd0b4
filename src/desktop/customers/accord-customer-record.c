/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerRecord: one customer, everything in place. The widgets stay when it turns to another
 * customer; only what they show changes.
 *
 *   entity (workspace) ──notify──▶ header, fields        summary item ──changed──▶ figures, next step
 *   lists (AccordIdList) ────────▶ people, deals, tags   journal ────────────────▶ timeline
 *   commit, "changed" ─ once per frame ─▶ accord_standings_read() ─▶ tags, purchases, meter, suggestion
 */

#include "accord-config.h"

#include "accord-customer-record.h"

#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-customer-deals.h"
#include "accord-customer-details.h"
#include "accord-customer-header.h"
#include "accord-customer-people.h"
#include "accord-customer-preferences.h"
#include "accord-customer-related.h"
#include "accord-customer-stats.h"
#include "accord-customer-suggestion.h"
#include "accord-frame-call.h"
#include "accord-handle-list.h"
#include "accord-history-dialog.h"
#include "accord-next-step-card.h"
#include "accord-standings.h"
#include "accord-stat-strip.h"
#include "accord-timeline.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerRecord {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  AccordSummaries *summaries;
  AccordSummaryItem *summary;
  AccordStandings *standings;
  AccordFrameCall look;  /* reads the standing */
  guint generation;      /* of the standing */

  GtkStack *stack;
  AdwBreakpointBin *bin;
  GtkScrolledWindow *scroller;
  AdwBanner *read_only;
  GtkBox *banners;   /* questions about this customer, above everything: a suggested lifecycle, a duplicate */
  AccordCustomerSuggestion *suggestion;
  AccordCustomerHeader *header;
  AccordStatStrip *stats;
  GtkBox *main;      /* first column */
  GtkBox *top;       /* in it: next step, composer */
  AdwToggleGroup *tabs; /* one column: which part is shown */
  GtkWidget *facts_clamp;
  GtkBox *facts;     /* second column */
  AccordCustomerDetails *details;
  AccordNextStepCard *step;
  AccordComposer *composer;
  AccordTimeline *timeline;
  AccordHandleList *handles;
  AccordCustomerPeople *people;
  AccordCustomerDeals *deals;
  AccordCustomerPreferences *preferences;
  AccordCustomerRelated *related;
};

G_DEFINE_FINAL_TYPE (AccordCustomerRecord, accord_customer_record, ADW_TYPE_BIN)

static void
summary_changed_cb (AccordCustomerRecord *self)
{
  const AccordSummary *summary = accord_summary_item_get (self->summary);

  accord_customer_stats_show (self->stats, summary, accord_workspace_get_currency (self->workspace));
  accord_next_step_card_set_summary (self->step, summary);
  accord_timeline_set_left_out (self->timeline, summary != NULL && summary->has_step ? summary->step_activity : 0);
}

static void
entity_changed_cb (AccordCustomerRecord *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);

  accord_composer_set_subject (self->composer, accord_entity_get_id (self->entity), 0,
                               record != NULL ? accord_record_number (record, "owner") : 0);
}

static void
show_standing (AccordCustomerRecord *self, const AccordStanding *standing)
{
  accord_customer_header_set_standing (self->header, standing);
  accord_customer_stats_show_standing (self->stats, standing, accord_workspace_get_currency (self->workspace));
  accord_customer_details_set_standing (self->details, standing);
  accord_customer_suggestion_set (self->suggestion, self->entity, standing);
  accord_customer_related_set_standing (self->related, standing);
}

typedef struct {
  AccordCustomerRecord *record; /* owned */
  guint generation;
} Looking;

static void
looking_free (gpointer data)
{
  g_object_unref (((Looking *) data)->record);
  g_free (data);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Looking *looking = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (looking->generation != looking->record->generation)
    return dex_ref (future);
  if (value != NULL)
    show_standing (looking->record, g_value_get_boxed (value));
  else if (!g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING)) /* deleted: the page is about to turn */
    accord_say_error (GTK_WIDGET (looking->record), error->message);
  return dex_ref (future);
}

static void
look (gpointer data)
{
  AccordCustomerRecord *self = data;
  Looking *looking;

  self->generation++;
  if (self->entity == NULL)
    return;
  looking = g_new (Looking, 1);
  *looking = (Looking) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (accord_standings_read (self->standings, accord_entity_get_id (self->entity)),
                                         looked_cb, looking, looking_free));
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
new_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.new-deal", "x", accord_customer_record_get_id (ACCORD_CUSTOMER_RECORD (widget)));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL)
    accord_history_dialog_present (widget, self->workspace, &accord_customer_kind, accord_entity_get_id (self->entity));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->entity == NULL)
    return;
  label = g_strdup_printf (_("Deleted %s"), accord_entity_get_title (self->entity));
  edit = accord_edit_new (label);
  accord_edit_delete (edit, &accord_customer_kind, accord_entity_get_id (self->entity));
  accord_commit (widget, self->workspace, edit);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL && !accord_workspace_is_read_only (self->workspace))
    accord_composer_open (self->composer, NULL);
}

/* Actions that other parts bring: named here, where the menu is. */
static void
tell_window (GtkWidget *widget, const char *action)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL)
    gtk_widget_activate_action (widget, action, "(sx)", accord_customer_kind.name, accord_entity_get_id (self->entity));
}

static void
export_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.export-person");
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.erase");
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.merge");
}

static void
pin (AccordCustomerRecord *self, const char *field_name)
{
  accord_customer_details_edit (self->details, field_name);
}

static void
pin_tier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pin (ACCORD_CUSTOMER_RECORD (widget), "tier_pin");
}

static void
pin_segment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pin (ACCORD_CUSTOMER_RECORD (widget), "segment_pin");
}

/* What is missing: a field, or somebody to talk to. */
static void
add_missing_action (GtkWidget *widget, const char *name, GVariant *missing)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (!accord_customer_details_edit (self->details, g_variant_get_string (missing, NULL)))
    accord_customer_people_add (self->people);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_header_rename (ACCORD_CUSTOMER_RECORD (widget)->header);
}

/* The kinds of the composer have names only where there is room for five of them. */
static void
width_changed_cb (AccordCustomerRecord *self)
{
  if (self->composer != NULL)
    g_object_set (self->composer, "compact", adw_breakpoint_bin_get_current_breakpoint (self->bin) != NULL, NULL);
}

/* Two columns show everything; one column shows what its tabs say. */
static void
tabs_changed_cb (AccordCustomerRecord *self)
{
  gboolean all = !gtk_widget_get_visible (GTK_WIDGET (self->tabs));
  const char *active = adw_toggle_group_get_active_name (self->tabs);

  if (self->details == NULL || active == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), all || g_str_equal (active, "timeline"));
  gtk_widget_set_visible (self->facts_clamp, all || !g_str_equal (active, "timeline"));
  gtk_widget_set_visible (GTK_WIDGET (self->details), all || g_str_equal (active, "details"));
  gtk_widget_set_visible (GTK_WIDGET (self->handles), all || g_str_equal (active, "details"));
  gtk_widget_set_visible (GTK_WIDGET (self->preferences), all || g_str_equal (active, "details"));
  gtk_widget_set_visible (GTK_WIDGET (self->related), all || g_str_equal (active, "people"));
  gtk_widget_set_visible (GTK_WIDGET (self->people), all || g_str_equal (active, "people"));
  gtk_widget_set_visible (GTK_WIDGET (self->deals), all || g_str_equal (active, "deals"));
}

static void
forget (AccordCustomerRecord *self)
{
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
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
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, bin);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, read_only);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, banners);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, header);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, stats);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, main);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, top);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, tabs);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, facts_clamp);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerRecord, facts);
  gtk_widget_class_bind_template_callback (widget_class, tabs_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_install_action (widget_class, "record.new-deal", NULL, new_deal_action);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "record.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "record.export-person", NULL, export_person_action);
  gtk_widget_class_install_action (widget_class, "record.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "record.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "record.pin-tier", NULL, pin_tier_action);
  gtk_widget_class_install_action (widget_class, "record.pin-segment", NULL, pin_segment_action);
  gtk_widget_class_install_action (widget_class, "details.add", "s", add_missing_action);
}

static void
accord_customer_record_init (AccordCustomerRecord *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_frame_call_init (&self->look, look, self);
}

/* Made for the first customer shown, not while the program starts. */
static void
build_parts (AccordCustomerRecord *self)
{
  self->step = ACCORD_NEXT_STEP_CARD (accord_next_step_card_new (self->workspace));
  self->composer = ACCORD_COMPOSER (accord_composer_new (self->workspace));
  self->timeline = ACCORD_TIMELINE (accord_timeline_new (self->workspace, &accord_customer_kind, 0));
  self->suggestion = ACCORD_CUSTOMER_SUGGESTION (accord_customer_suggestion_new (self->workspace));
  self->details = ACCORD_CUSTOMER_DETAILS (accord_customer_details_new (self->workspace));
  self->handles = ACCORD_HANDLE_LIST (accord_handle_list_new (self->workspace, "customer"));
  self->preferences = ACCORD_CUSTOMER_PREFERENCES (accord_customer_preferences_new (self->workspace, "customer"));
  self->related = ACCORD_CUSTOMER_RELATED (accord_customer_related_new (self->workspace));
  self->people = ACCORD_CUSTOMER_PEOPLE (accord_customer_people_new (self->workspace));
  self->deals = ACCORD_CUSTOMER_DEALS (accord_customer_deals_new (self->workspace));
  gtk_box_append (self->banners, GTK_WIDGET (self->suggestion));
  gtk_box_append (self->top, GTK_WIDGET (self->step));
  gtk_box_append (self->top, GTK_WIDGET (self->composer));
  gtk_box_append (self->main, GTK_WIDGET (self->timeline));
  gtk_box_append (self->facts, GTK_WIDGET (self->details));
  gtk_box_append (self->facts, GTK_WIDGET (self->handles));
  gtk_box_append (self->facts, GTK_WIDGET (self->people));
  gtk_box_append (self->facts, GTK_WIDGET (self->deals));
  gtk_box_append (self->facts, GTK_WIDGET (self->preferences));
  gtk_box_append (self->facts, GTK_WIDGET (self->related));
  tabs_changed_cb (self);
  width_changed_cb (self);
  g_signal_connect_object (self->step, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
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
 * Returns: (transfer floating): the page, saying that no customer is selected
 */
GtkWidget *
accord_customer_record_new (AccordWorkspace *workspace)
{
  AccordCustomerRecord *self = g_object_new (ACCORD_TYPE_CUSTOMER_RECORD, NULL);
  gboolean writes = !accord_workspace_is_read_only (workspace);

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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.erase", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.merge", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.pin-tier", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.pin-segment", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.new-deal", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "none");
  return GTK_WIDGET (self);
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
  if (self->composer == NULL)
    build_parts (self);
  forget (self);
  if (id != 0)
    {
      self->entity = accord_workspace_get_entity (self->workspace, &accord_customer_kind, id);
      self->summary = accord_summaries_get (self->summaries, id);
      g_signal_connect_object (self->entity, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->summary, "changed", G_CALLBACK (summary_changed_cb), self, G_CONNECT_SWAPPED);
    }
  accord_customer_header_set_entity (self->header, self->entity);
  accord_customer_details_set_entity (self->details, self->entity);
  accord_handle_list_set_owner (self->handles, self->entity);
  accord_customer_preferences_set_owner (self->preferences, self->entity);
  accord_customer_related_set_customer (self->related, self->entity);
  accord_customer_people_set_customer (self->people, id);
  accord_customer_deals_set_customer (self->deals, self->entity);
  accord_timeline_set_id (self->timeline, id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.new-deal",
                                 id != 0 && !accord_workspace_is_read_only (self->workspace));
  gtk_stack_set_visible_child_name (self->stack, id != 0 ? "record" : "none");
  if (id == 0)
    return;
  show_standing (self, NULL);
  look (self);
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
 * accord_customer_record_get_name:
 * @self: the page
 *
 * Returns: (transfer none): what the customer is called, "" for none
 */
const char *
accord_customer_record_get_name (AccordCustomerRecord *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_RECORD (self), "");
  return self->entity != NULL ? accord_entity_get_title (self->entity) : "";
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
