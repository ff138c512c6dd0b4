/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTimeline: what happened to a customer or deal. Read again when a commit touches an activity, a
 * stage event, a contact or a ticket, or the record itself. Main thread.
 *
 *   commit ─ once per frame ─▶ moments, history ─ filter ─▶ entries ─▶ AccordPieceList ─▶ rows as seen
 */

#include "accord-config.h"

#include "accord-timeline.h"

#include "accord-activity-commands.h"
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-frame-call.h"
#include "accord-menu-popup.h"
#include "accord-piece-list.h"
#include "accord-ticket-commands.h"
#include "accord-timeline-rows.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordTimeline {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 id;
  gint64 shown;       /* the record that the entries are of */
  gint64 left_out;
  AccordTimelineFilter filter;
  GArray *moments;    /* as last read */
  GPtrArray *history; /* AccordHistoryLine; entries borrow them */
  GPtrArray *entries;
  GtkWidget *heading;
  GtkWidget *menu;
  GtkWidget *content; /* below the heading */
  AccordPieceList *rows;
  GtkLabel *nothing;
  AccordFrameCall refresh;
  guint generation;
};

G_DEFINE_FINAL_TYPE (AccordTimeline, accord_timeline, ADW_TYPE_BIN)

/* With the fields that users added. */
static const AccordKind *
kind_now (AccordTimeline *self)
{
  return accord_store_get_kind (accord_workspace_get_store (self->workspace), self->kind);
}

static DexFuture *
make_piece (gpointer data, guint first, guint n)
{
  AccordTimeline *self = data;

  return accord_timeline_rows (self->workspace, kind_now (self), self->entries, self->history, first, n);
}

static const char *
nothing_words (AccordTimeline *self)
{
  if (self->filter == ACCORD_TIMELINE_ALL)
    return _("Nothing has happened yet. Log a call or write a note above.");
  return _("Nothing of this kind. Choose All in the filter menu to see everything.");
}

static void
show_entries (AccordTimeline *self, gboolean anew)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = accord_timeline_entries (kind_now (self), self->moments, self->history, self->filter, self->left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->entries->len == 0 && self->id != 0);
  gtk_label_set_text (self->nothing, nothing_words (self));
  if (anew)
    accord_piece_list_set_n (self->rows, self->entries->len);
  else
    accord_piece_list_renew (self->rows, self->entries->len);
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

static void
take_read (AccordTimeline *self, DexFutureSet *set)
{
  g_clear_pointer (&self->moments, g_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  self->moments = g_value_dup_boxed (dex_future_set_get_value_at (set, 0, NULL));
  self->history = g_value_dup_boxed (dex_future_set_get_value_at (set, 1, NULL));
  show_entries (self, self->shown != self->id);
  self->shown = self->id;
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTimeline *self = reading->timeline;
  g_autoptr (GError) error = NULL;

  if (reading->generation != self->generation)
    return dex_ref (future);
  if (dex_future_get_value (future, &error) != NULL)
    take_read (self, DEX_FUTURE_SET (future));
  else
    accord_say_error (GTK_WIDGET (self), error->message);
  return dex_ref (future);
}

static void
refresh_due (gpointer data)
{
  AccordTimeline *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  Reading *reading;

  self->generation++;
  if (self->id == 0)
    {
      self->shown = 0;
      g_array_set_size (self->moments, 0);
      g_ptr_array_set_size (self->history, 0);
      show_entries (self, TRUE);
      return;
    }
  reading = g_new (Reading, 1);
  *reading = (Reading) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (
    dex_future_all (accord_report_moments (store, self->kind, self->id), accord_store_history (store, self->kind, self->id), NULL),
    read_cb, reading, reading_free));
}

static void
committed_cb (AccordTimeline *self, AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_activity_kind) || accord_change_set_touches (set, &accord_stage_event_kind) ||
      accord_change_set_touches (set, &accord_contact_kind) || accord_change_set_touches (set, &accord_ticket_kind) ||
      accord_change_set_touches_record (set, self->kind, self->id))
    accord_frame_call_queue (&self->refresh);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_timeline_set_filter (ACCORD_TIMELINE (widget), (AccordTimelineFilter) g_variant_get_int32 (parameter));
}

static void
accord_timeline_dispose (GObject *object)
{
  AccordTimeline *self = ACCORD_TIMELINE (object);

  self->generation++;
  accord_frame_call_clear (&self->refresh);
  G_OBJECT_CLASS (accord_timeline_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_timeline_finalize (GObject *object)
{
  AccordTimeline *self = ACCORD_TIMELINE (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->history);
  g_array_unref (self->moments);
  G_OBJECT_CLASS (accord_timeline_parent_class)->finalize (object);
}

static void
accord_timeline_class_init (AccordTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_timeline_finalize;
  accord_activity_commands_install (widget_class);
  gtk_widget_class_install_action (widget_class, "timeline.show", "i", filter_action);
}

static GMenuModel *
filter_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < ACCORD_N_TIMELINE_FILTERS; i++)
    accord_menu_append (menu, accord_timeline_filter_label (i), "timeline.show", "i", i);
  return G_MENU_MODEL (menu);
}

/* Where the name of the filter has no room beside the heading, it stands below. */
static GtkWidget *
make_top (AccordTimeline *self)
{
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "justify", ADW_JUSTIFY_FILL, "justify-last-line", TRUE, NULL);
  g_autoptr (GMenuModel) menu = filter_menu ();

  self->heading = g_object_new (GTK_TYPE_LABEL, "label", _("Timeline"), "xalign", 0.0f, "hexpand", TRUE,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (box, "section-heading");
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->heading);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->menu);
  return box;
}

static void
name_menu (AccordTimeline *self)
{
  const char *shown = accord_timeline_filter_label (self->filter);
  g_autofree char *name = g_strdup_printf (_("Shown in the timeline: %s"), shown);

  if (self->filter == ACCORD_TIMELINE_ALL)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "accord-funnel-symbolic");
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu), shown);
  accord_tooltip_set (self->menu, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
accord_timeline_init (AccordTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->moments = g_array_new (FALSE, FALSE, sizeof (AccordMoment));
  self->history = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), make_top (self));
  name_menu (self);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "secondary");
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->nothing));
  self->rows = ACCORD_PIECE_LIST (accord_piece_list_new (make_piece, self));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->content);
  adw_bin_set_child (ADW_BIN (self), box);
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
  accord_ticket_commands_add (GTK_WIDGET (self), workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_timeline_set_id (self, id);
  return GTK_WIDGET (self);
}

/**
 * accord_timeline_get_workspace:
 * @self: a timeline
 *
 * Returns: (transfer none): the file it is of
 */
AccordWorkspace *
accord_timeline_get_workspace (AccordTimeline *self)
{
  g_return_val_if_fail (ACCORD_IS_TIMELINE (self), NULL);
  return self->workspace;
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
  if (self->shown == self->id && self->id != 0)
    show_entries (self, FALSE);
}

/**
 * accord_timeline_set_filter:
 * @self: a timeline
 * @filter: what is shown
 */
void
accord_timeline_set_filter (AccordTimeline *self, AccordTimelineFilter filter)
{
  g_autofree char *said = NULL;

  g_return_if_fail (ACCORD_IS_TIMELINE (self));
  g_return_if_fail (filter < ACCORD_N_TIMELINE_FILTERS);

  if (self->filter == filter)
    return;
  self->filter = filter;
  name_menu (self);
  show_entries (self, TRUE);
  said = g_strdup_printf (ngettext ("%u entry", "%u entries", self->entries->len), self->entries->len);
  accord_announce (self, said, FALSE);
}

/**
 * accord_timeline_set_heading:
 * @self: a timeline
 * @heading: (transfer floating): what stands in place of the word “Timeline”, such as a switcher
 */
void
accord_timeline_set_heading (AccordTimeline *self, GtkWidget *heading)
{
  GtkWidget *top;

  g_return_if_fail (ACCORD_IS_TIMELINE (self) && GTK_IS_WIDGET (heading));

  top = gtk_widget_get_parent (self->heading);
  adw_wrap_box_prepend (ADW_WRAP_BOX (top), heading);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_margin_bottom (heading, 6); /* it is higher than a word */
  adw_wrap_box_remove (ADW_WRAP_BOX (top), self->heading);
  self->heading = heading;
}

/**
 * accord_timeline_set_folded:
 * @self: a timeline
 * @folded: whether only its heading is shown, because another page stands below it
 */
void
accord_timeline_set_folded (AccordTimeline *self, gboolean folded)
{
  g_return_if_fail (ACCORD_IS_TIMELINE (self));

  gtk_widget_set_visible (self->content, !folded);
  gtk_widget_set_visible (self->menu, !folded);
}

/* See the header. */
guint
accord_timeline_get_n (AccordTimeline *self)
{
  g_return_val_if_fail (ACCORD_IS_TIMELINE (self), 0);
  return self->entries->len;
}

guint
accord_timeline_get_n_held (AccordTimeline *self)
{
  g_return_val_if_fail (ACCORD_IS_TIMELINE (self), 0);
  return accord_piece_list_get_n_held (self->rows);
}
