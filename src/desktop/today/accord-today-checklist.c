/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayChecklist: see the header. Each tick and each line is a change of its own, with undo. */

#include "accord-config.h"

#include "accord-today-checklist.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-rank.h"
#include "accord-record-section.h"
#include "accord-text.h"
#include "accord-tooltip.h"

#define KIND (&accord_task_item_kind)

struct _AccordTodayChecklist {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 activity;
  char *last_rank;
  GtkListBox *list;
  GtkWidget *add; /* the entry for another line */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordTodayChecklist, accord_today_checklist, ADW_TYPE_BIN)

static guint edit_signal;

static void
ticked_cb (AccordTodayChecklist *self, GtkCheckButton *check)
{
  AccordRecord *item = g_object_get_data (G_OBJECT (check), "accord-item");
  gboolean done = gtk_check_button_get_active (check);
  g_autofree char *label = g_strdup_printf (done ? _("Ticked “%s”") : _("Unticked “%s”"), accord_record_title (item));
  AccordEdit *edit;

  if (self->setting)
    return;
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, KIND, accord_record_id (item), "done", done);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
delete_cb (AccordTodayChecklist *self, GtkWidget *button)
{
  AccordRecord *item = g_object_get_data (G_OBJECT (button), "accord-item");
  g_autofree char *label = g_strdup_printf (_("Deleted “%s”"), accord_record_title (item));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, KIND, accord_record_id (item));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
added_cb (AccordTodayChecklist *self)
{
  g_autofree char *title = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->add)), FALSE);
  g_autofree char *rank = accord_rank_between (self->last_rank, NULL);
  g_autofree char *label = g_strdup_printf (_("Added “%s” to a checklist"), title);
  AccordEdit *edit;
  gint64 id;

  if (*title == '\0' || self->activity == 0)
    return;
  edit = accord_edit_new (label);
  id = accord_edit_create (edit, KIND);
  accord_edit_set_text (edit, KIND, id, "title", title);
  accord_edit_set_number (edit, KIND, id, "activity", self->activity);
  accord_edit_set_text (edit, KIND, id, "rank", rank);
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
edit_cb (AccordTodayChecklist *self)
{
  g_signal_emit (self, edit_signal, 0);
}

static void
hold (GtkWidget *widget, AccordRecord *item)
{
  g_object_set_data_full (G_OBJECT (widget), "accord-item", accord_record_ref (item), (GDestroyNotify) accord_record_unref);
}

static GtkWidget *
make_line (AccordTodayChecklist *self, AccordRecord *item)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");
  g_autofree char *name = g_strdup_printf (_("Delete “%s”"), accord_record_title (item));

  hold (check, item);
  hold (remove, item);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), accord_record_number (item, "done") != 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  accord_tooltip_set (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, accord_record_title (item), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
accord_today_checklist_dispose (GObject *object)
{
  AccordTodayChecklist *self = ACCORD_TODAY_CHECKLIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->last_rank, g_free);
  G_OBJECT_CLASS (accord_today_checklist_parent_class)->dispose (object);
}

static void
accord_today_checklist_class_init (AccordTodayChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_checklist_dispose;
  edit_signal = g_signal_new ("edit", ACCORD_TYPE_TODAY_CHECKLIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_checklist_init (AccordTodayChecklist *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *edit = accord_section_button_new ("document-edit-symbolic", _("Edit This Step"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->add = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("Add a line"));
  gtk_widget_add_css_class (self->add, "add-line");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add), FALSE);
  gtk_list_box_append (self->list, self->add);
  g_signal_connect_object (self->add, "entry-activated", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Checklist"), edit));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_today_checklist_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the checklist of nothing
 */
GtkWidget *
accord_today_checklist_new (AccordWorkspace *workspace)
{
  AccordTodayChecklist *self = g_object_new (ACCORD_TYPE_TODAY_CHECKLIST, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->add, !accord_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

/**
 * accord_today_checklist_show:
 * @self: a checklist
 * @activity: whose it is; 0 hides it
 * @items: (element-type AccordRecord): its lines, in order
 */
void
accord_today_checklist_show (AccordTodayChecklist *self, gint64 activity, GPtrArray *items)
{
  GtkWidget *child;

  g_return_if_fail (ACCORD_IS_TODAY_CHECKLIST (self));

  if (self->activity != activity)
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  self->activity = activity;
  gtk_widget_set_visible (GTK_WIDGET (self), activity != 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != self->add)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->last_rank, g_free);
  self->setting = TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      gtk_list_box_insert (self->list, make_line (self, items->pdata[i]), (int) i);
      g_set_str (&self->last_rank, accord_record_text (items->pdata[i], "rank"));
    }
  self->setting = FALSE;
}
