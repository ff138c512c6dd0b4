/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMemberName: a name as a title that becomes an entry. Enter or leaving saves, Esc restores; a
 * name the journal does not take stays in the entry with the reason. Own widget because
 * GtkEditableLabel does not wrap long names. */

#include "accord-config.h"

#include "accord-member-name.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-field-commit.h"

#include <glib/gi18n-lib.h>

struct _AccordMemberName {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *label;
  GtkEntry *entry;
  AccordWorkspace *workspace;
  AccordEntity *member; /* owned, or NULL */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (AccordMemberName, accord_member_name, ADW_TYPE_BIN)

static gboolean
is_editing (AccordMemberName *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->entry);
}

static void
stop (AccordMemberName *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_stack_set_visible_child_name (self->stack, "label");
}

static void
member_changed_cb (AccordMemberName *self)
{
  accord_data_label_set_text (self->label, accord_entity_get_title (self->member));
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  AccordMemberName *self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (dex_future_get_value (future, &error) != NULL)
    {
      stop (self);
      return dex_future_new_true ();
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  accord_say_error (GTK_WIDGET (self), error->message);
  return dex_future_new_true ();
}

static void
save (AccordMemberName *self)
{
  const AccordField *field = &accord_member_kind.fields[accord_kind_title (&accord_member_kind)];
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (self->saving || !is_editing (self))
    return;
  if (g_strcmp0 (typed, accord_entity_get_title (self->member)) == 0)
    {
      stop (self);
      return;
    }
  self->saving = TRUE;
  accord_value_set_text (&value, typed);
  dex_future_disown (dex_future_finally (accord_field_commit (self->workspace, self->member, field, &value), saved_cb,
                                         g_object_ref (self), g_object_unref));
}

static gboolean
key_pressed_cb (AccordMemberName *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop (self);
  return GDK_EVENT_STOP;
}

static void
accord_member_name_dispose (GObject *object)
{
  AccordMemberName *self = ACCORD_MEMBER_NAME (object);

  g_clear_object (&self->member);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_member_name_parent_class)->dispose (object);
}

static void
accord_member_name_class_init (AccordMemberNameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_member_name_dispose;
}

static void
watch_entry (AccordMemberName *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
}

static void
accord_member_name_init (AccordMemberName *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->label = GTK_LABEL (accord_data_label_new ("title-1"));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  g_object_set (self->label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->label), "label");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->entry), "entry");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  watch_entry (self);
}

/**
 * accord_member_name_set_member:
 * @self: a name
 * @workspace: the open file
 * @member: whose name; followed
 */
void
accord_member_name_set_member (AccordMemberName *self, AccordWorkspace *workspace, AccordEntity *member)
{
  g_return_if_fail (ACCORD_IS_MEMBER_NAME (self) && self->member == NULL);

  self->workspace = g_object_ref (workspace);
  self->member = g_object_ref (member);
  g_signal_connect_object (member, "notify::title", G_CALLBACK (member_changed_cb), self, G_CONNECT_SWAPPED);
  member_changed_cb (self);
}

/**
 * accord_member_name_edit:
 * @self: a name
 *
 * Begins editing.
 */
void
accord_member_name_edit (AccordMemberName *self)
{
  g_return_if_fail (ACCORD_IS_MEMBER_NAME (self) && self->member != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), accord_entity_get_title (self->member));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
