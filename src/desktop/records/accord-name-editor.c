/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordNameEditor: Enter or leaving saves, Esc restores. GtkEditableLabel cannot wrap. */

#include "accord-config.h"

#include "accord-name-editor.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-field-commit.h"
#include "accord-preedit.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordNameEditor {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  GtkStack *stack;
  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (AccordNameEditor, accord_name_editor, ADW_TYPE_BIN)

static gboolean
is_editing (AccordNameEditor *self)
{
  return gtk_stack_get_visible_child (self->stack) == self->entry;
}

static void
show_name (AccordNameEditor *self)
{
  accord_data_label_set_text (self->label, self->entity ? accord_entity_get_title (self->entity) : NULL);
}

static void
stop (AccordNameEditor *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) == self->entry;

  gtk_stack_set_visible_child (self->stack, self->button);
  if (had_focus)
    gtk_widget_grab_focus (self->button);
}

static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (widget != NULL)
    accord_say_error (widget, error->message);
  return dex_ref (future);
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
save (AccordNameEditor *self)
{
  const AccordKind *kind = self->entity ? accord_entity_get_kind (self->entity) : NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  GWeakRef *weak;

  if (!is_editing (self))
    return;
  stop (self);
  if (kind == NULL || *name == '\0' || g_strcmp0 (name, accord_entity_get_title (self->entity)) == 0)
    return;
  accord_value_set_text (&value, name);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  dex_future_disown (dex_future_catch (
    accord_field_commit (self->workspace, self->entity, &kind->fields[accord_kind_title (kind)], &value),
    refused_cb, weak, weak_free));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  if (accord_preedit_is_on (data) || keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop (data);
  return GDK_EVENT_STOP;
}

static void
accord_name_editor_dispose (GObject *object)
{
  AccordNameEditor *self = ACCORD_NAME_EDITOR (object);

  accord_name_editor_set_entity (self, NULL);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_name_editor_parent_class)->dispose (object);
}

static void
accord_name_editor_class_init (AccordNameEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_name_editor_dispose;
}

static void
accord_name_editor_init (AccordNameEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->label = GTK_LABEL (accord_data_label_new ("title-3"));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "name-editor");
  accord_tooltip_set (self->button, _("Rename"));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (accord_name_editor_edit), self,
                           G_CONNECT_SWAPPED);
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  gtk_stack_add_child (self->stack, self->button);
  gtk_stack_add_child (self->stack, self->entry);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * accord_name_editor_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an editor without a record
 */
GtkWidget *
accord_name_editor_new (AccordWorkspace *workspace)
{
  AccordNameEditor *self = g_object_new (ACCORD_TYPE_NAME_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * accord_name_editor_set_entity:
 * @self: an editor
 * @entity: (nullable): whose name; what is being written for the one before is saved
 */
void
accord_name_editor_set_entity (AccordNameEditor *self, AccordEntity *entity)
{
  g_return_if_fail (ACCORD_IS_NAME_EDITOR (self));

  if (self->entity == entity)
    return;
  if (self->entity != NULL)
    {
      save (self);
      g_signal_handlers_disconnect_by_data (self->entity, self);
    }
  g_set_object (&self->entity, entity);
  if (entity != NULL)
    g_signal_connect_object (entity, "notify::title", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  show_name (self);
}

/**
 * accord_name_editor_edit:
 * @self: an editor
 *
 * Begins to edit, with everything selected.
 */
void
accord_name_editor_edit (AccordNameEditor *self)
{
  const char *name;

  g_return_if_fail (ACCORD_IS_NAME_EDITOR (self));

  if (self->entity == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  name = accord_entity_get_title (self->entity);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name ? name : "");
  gtk_stack_set_visible_child (self->stack, self->entry);
  gtk_widget_grab_focus (self->entry);
}
