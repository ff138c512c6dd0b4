/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTimeline: reads what happened to a customer or deal and shows it by months. Read again when a
 * commit touches an activity or stage event, or the record itself. Main thread.
 *
 *   commit ─▶ once per frame: four reads ─▶ AccordTimelineData ─▶ entries ─▶ rows (SHOWN at first)
 */

#include "accord-config.h"

#include "accord-timeline.h"

#include "accord-clock.h"
#include "accord-commit.h"
#include "accord-frame-call.h"
#include "accord-period.h"
#include "accord-timeline-entry.h"

#include <glib/gi18n-lib.h>

#define SHOWN 25
#define SHOWN_MORE 100
#define READ_MOST 500

struct _AccordTimeline {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 id;
  gint64 left_out;
  AccordTimelineData data;
  GPtrArray *entries;
  GtkBox *rows;
  AccordFrameCall refresh;
  guint shown;
  guint generation;
};

G_DEFINE_FINAL_TYPE (AccordTimeline, accord_timeline, ADW_TYPE_BIN)

static void show_entries (AccordTimeline *self);

static const char *
title_of (AccordTimeline *self, gint64 activity)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AccordTimelineEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->record != NULL && accord_kind_is (accord_record_kind (entry->record), &accord_activity_kind) &&
          accord_record_id (entry->record) == activity)
        return accord_record_title (entry->record);
    }
  return "";
}

static void
activity_delete_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordTimeline *self = ACCORD_TIMELINE (widget);
  g_autofree char *label = g_strdup_printf (_("Deleted “%s”"), title_of (self, g_variant_get_int64 (id)));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_activity_kind, g_variant_get_int64 (id));
  accord_commit (widget, self->workspace, edit);
}

static void
activity_finish_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordTimeline *self = ACCORD_TIMELINE (widget);
  g_autofree char *label = g_strdup_printf (_("Finished “%s”"), title_of (self, g_variant_get_int64 (id)));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_number (edit, &accord_activity_kind, g_variant_get_int64 (id), "done_at", accord_now_ms ());
  accord_commit (widget, self->workspace, edit);
}

static GtkWidget *
activity_menu (const AccordTimelineEntry *entry)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  gint64 id = accord_record_id (entry->record);
  g_autofree char *name = g_strdup_printf (_("Menu of “%s”"), accord_record_title (entry->record));
  g_autofree char *finish = g_strdup_printf ("activity.finish(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *delete = g_strdup_printf ("activity.delete(int64 %" G_GINT64_FORMAT ")", id);

  if (entry->planned)
    g_menu_append (menu, _("Finish"), finish);
  g_menu_append (menu, _("Delete"), delete);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "timeline-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static char *
heading_of (const AccordTimelineEntry *entry)
{
  AccordPeriod month;

  if (entry->planned)
    return g_strdup (_("Planned"));
  month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_from_time (entry->at), 1);
  return accord_period_label (&month);
}

static void
append_label (AccordTimeline *self, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (self->rows, label);
}

static void
older_cb (AccordTimeline *self)
{
  self->shown += SHOWN_MORE;
  show_entries (self);
}

static void
append_older (AccordTimeline *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Show Older"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (older_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, button);
}

static void
append_entry (AccordTimeline *self, const AccordTimelineEntry *entry, gboolean last)
{
  GtkWidget *row = accord_timeline_entry_row (&self->data, entry);

  if (entry->record != NULL && accord_kind_is (accord_record_kind (entry->record), &accord_activity_kind) &&
      !accord_workspace_is_read_only (self->workspace))
    accord_timeline_row_set_suffix (ACCORD_TIMELINE_ROW (row), activity_menu (entry));
  accord_timeline_row_set_last (ACCORD_TIMELINE_ROW (row), last);
  gtk_box_append (self->rows, row);
}

/* The step on the card is not told twice. */
static void
leave_out_step (AccordTimeline *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AccordTimelineEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->planned && accord_record_id (entry->record) == self->left_out)
        {
          g_ptr_array_remove_index (self->entries, i);
          return;
        }
    }
}

static void
show_entries (AccordTimeline *self)
{
  g_autofree char *heading = NULL;
  guint n = MIN (self->entries->len, self->shown);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < n; i++)
    {
      const AccordTimelineEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *own = heading_of (entry);
      g_autofree char *next = i + 1 < n ? heading_of (g_ptr_array_index (self->entries, i + 1)) : NULL;

      if (g_strcmp0 (own, heading) != 0)
        append_label (self, own, "timeline-heading");
      append_entry (self, entry, g_strcmp0 (own, next) != 0);
      g_set_str (&heading, own);
    }
  if (self->entries->len > n)
    append_older (self);
  if (self->entries->len == 0 && self->id != 0)
    append_label (self, _("Nothing has happened yet. What you log appears here."), "body");
}

typedef struct {
  AccordTimeline *timeline; /* owned */
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->timeline);
  g_free (data);
}

static GPtrArray *
dup_array (DexFuture *future, guint index)
{
  const GValue *value = dex_future_set_get_value_at (DEX_FUTURE_SET (future), index, NULL);

  return value != NULL ? g_value_dup_boxed (value) : g_ptr_array_new ();
}

static DexFuture *
read_cb (DexFuture *future, gpointer user_data)
{
  Reading *reading = user_data;
  AccordTimeline *self = reading->timeline;
  g_autoptr (GError) error = NULL;

  if (reading->generation != self->generation)
    return dex_ref (future);
  if (dex_future_get_value (future, &error) == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_ref (future);
    }
  g_ptr_array_set_size (self->entries, 0);
  accord_timeline_data_clear (&self->data);
  self->data = (AccordTimelineData) { self->kind, dup_array (future, 0), dup_array (future, 1), dup_array (future, 2),
                                      dup_array (future, 3) };
  g_ptr_array_unref (self->entries);
  self->entries = accord_timeline_entries (&self->data);
  leave_out_step (self);
  show_entries (self);
  return dex_ref (future);
}

static DexFuture *
select_activities (AccordTimeline *self, gboolean planned)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);

  accord_query_add_number (query, self->kind->name, ACCORD_OP_IS, self->id);
  accord_query_add (query, "done_at", planned ? ACCORD_OP_EMPTY : ACCORD_OP_NOT_EMPTY, NULL, NULL);
  accord_query_set_sort (query, planned ? "due_on" : "done_at", !planned, NULL);
  accord_query_set_limit (query, planned ? 50 : READ_MOST);
  return accord_store_select (accord_workspace_get_store (self->workspace), query);
}

static DexFuture *
select_events (AccordTimeline *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);

  accord_query_add_number (query, accord_kind_is (self->kind, &accord_deal_kind) ? "deal" : "deal.customer", ACCORD_OP_IS, self->id);
  accord_query_set_limit (query, READ_MOST);
  return accord_store_select (accord_workspace_get_store (self->workspace), query);
}

static void
refresh_due (gpointer data)
{
  AccordTimeline *self = data;
  Reading *reading;

  self->generation++;
  if (self->id == 0)
    {
      g_ptr_array_set_size (self->entries, 0);
      show_entries (self);
      return;
    }
  reading = g_new (Reading, 1);
  *reading = (Reading) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (
    dex_future_all (select_activities (self, FALSE), select_activities (self, TRUE), select_events (self),
                    accord_store_history (accord_workspace_get_store (self->workspace), self->kind, self->id), NULL),
    read_cb, reading, reading_free));
}

static void
committed_cb (AccordTimeline *self, AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_activity_kind) || accord_change_set_touches (set, &accord_stage_event_kind) ||
      accord_change_set_touches_record (set, self->kind, self->id))
    accord_frame_call_queue (&self->refresh);
}

static void
accord_timeline_dispose (GObject *object)
{
  AccordTimeline *self = ACCORD_TIMELINE (object);

  self->generation++;
  accord_frame_call_clear (&self->refresh);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_timeline_parent_class)->dispose (object);
}

static void
accord_timeline_finalize (GObject *object)
{
  AccordTimeline *self = ACCORD_TIMELINE (object);

  g_ptr_array_unref (self->entries);
  accord_timeline_data_clear (&self->data);
  G_OBJECT_CLASS (accord_timeline_parent_class)->finalize (object);
}

static void
accord_timeline_class_init (AccordTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_timeline_finalize;
  gtk_widget_class_install_action (widget_class, "activity.delete", "x", activity_delete_action);
  gtk_widget_class_install_action (widget_class, "activity.finish", "x", activity_finish_action);
}

static void
accord_timeline_init (AccordTimeline *self)
{
  self->entries = g_ptr_array_new ();
  self->shown = SHOWN;
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
  accord_frame_call_init (&self->refresh, refresh_due, self);
}

/**
 * accord_timeline_new:
 * @workspace: the open file
 * @kind: customer or deal
 * @id: the record, 0 for none yet
 *
 * Returns: (transfer floating): a timeline that follows the journal
 */
GtkWidget *
accord_timeline_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  AccordTimeline *self = g_object_new (ACCORD_TYPE_TIMELINE, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_timeline_set_id (self, id);
  return GTK_WIDGET (self);
}

/**
 * accord_timeline_set_id:
 * @self: a timeline
 * @id: the record, 0 for none
 *
 * Turns to another record of the same kind. What is shown stays until the answer is there.
 */
void
accord_timeline_set_id (AccordTimeline *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_TIMELINE (self));

  if (self->id == id)
    return;
  self->id = id;
  self->shown = SHOWN;
  refresh_due (self);
}

/**
 * accord_timeline_set_left_out:
 * @self: a timeline
 * @activity: a planned activity that is shown elsewhere on the page, 0 for none
 */
void
accord_timeline_set_left_out (AccordTimeline *self, gint64 activity)
{
  g_return_if_fail (ACCORD_IS_TIMELINE (self));

  if (self->left_out == activity)
    return;
  self->left_out = activity;
  accord_frame_call_queue (&self->refresh);
}
