/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menu of a timeline's row does with an activity. Each action has the activity and its title,
 * which names what was done in undo and history. */

#include "accord-config.h"

#include "accord-activity-commands.h"

#include "accord-clock.h"
#include "accord-commit.h"
#include "accord-record-dialog.h"
#include "accord-timeline.h"

#include <glib/gi18n-lib.h>

static void
commit_one (GtkWidget *timeline, const char *format, GVariant *target, gboolean finish)
{
  const char *title;
  g_autofree char *label = NULL;
  AccordEdit *edit;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &title);
  label = g_strdup_printf (format, title);
  edit = accord_edit_new (label);
  if (finish)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_now_ms ());
  else
    accord_edit_delete (edit, &accord_activity_kind, id);
  accord_commit (timeline, accord_timeline_get_workspace (ACCORD_TIMELINE (timeline)), edit);
}

static void
activity_delete_action (GtkWidget *widget, const char *name, GVariant *target)
{
  commit_one (widget, _("Deleted “%s”"), target, FALSE);
}

static void
activity_finish_action (GtkWidget *widget, const char *name, GVariant *target)
{
  commit_one (widget, _("Finished “%s”"), target, TRUE);
}

static void
activity_edit_action (GtkWidget *widget, const char *name, GVariant *target)
{
  AccordWorkspace *workspace = accord_timeline_get_workspace (ACCORD_TIMELINE (widget));
  g_autoptr (AccordEntity) activity = NULL;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, NULL);
  activity = accord_workspace_get_entity (workspace, &accord_activity_kind, id);
  adw_dialog_present (accord_record_dialog_new_edit (workspace, activity, NULL), widget);
}

static DexFuture *
copied_cb (DexFuture *future, gpointer data)
{
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));
  const char *body = accord_record_text (record, "body");
  g_autofree char *text = g_strjoin ("\n", accord_record_title (record), body, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (data), text);
  return dex_ref (future);
}

static void
activity_copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  AccordWorkspace *workspace = accord_timeline_get_workspace (ACCORD_TIMELINE (widget));
  gint64 id;

  g_variant_get (target, "(x&s)", &id, NULL);
  dex_future_disown (dex_future_then (
    accord_tell_refusal (widget, accord_store_load_one (accord_workspace_get_store (workspace), &accord_activity_kind, id)),
    copied_cb, g_object_ref (widget), g_object_unref));
}

/**
 * accord_activity_commands_install:
 * @timeline: class of #AccordTimeline
 *
 * Adds the actions "activity.edit", "activity.copy", "activity.finish" and "activity.delete" (xs).
 */
void
accord_activity_commands_install (GtkWidgetClass *timeline)
{
  gtk_widget_class_install_action (timeline, "activity.delete", "(xs)", activity_delete_action);
  gtk_widget_class_install_action (timeline, "activity.finish", "(xs)", activity_finish_action);
  gtk_widget_class_install_action (timeline, "activity.edit", "(xs)", activity_edit_action);
  gtk_widget_class_install_action (timeline, "activity.copy", "(xs)", activity_copy_action);
}
