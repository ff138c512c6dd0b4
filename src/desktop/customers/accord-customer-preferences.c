/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerPreferences: see the header. A new one carries today's date. */

#include "accord-config.h"

#include "accord-customer-preferences.h"

#include "accord-date.h"
#include "accord-menu-popup.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerPreferences {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const char *link; /* static */
  AccordEntity *owner;
  AccordRecordSection *section;
};

G_DEFINE_FINAL_TYPE (AccordCustomerPreferences, accord_customer_preferences, ADW_TYPE_BIN)

/* "Price sensitivity · Annual survey · 3 Mar" */
static void
show_row (AdwActionRow *row, AccordEntity *preference, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (preference);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *subtitle = NULL;
  gint64 day;

  if (record == NULL)
    return;
  g_strv_builder_take (words, accord_record_format (record, "type"));
  if (accord_record_text (record, "source") != NULL)
    g_strv_builder_add (words, accord_record_text (record, "source"));
  if (accord_record_get_number (record, "noted_on", &day))
    g_strv_builder_take (words, accord_date_format_relative (day, accord_date_today ()));
  list = g_strv_builder_end (words);
  subtitle = g_strjoinv (" · ", list);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (row, subtitle);
}

static void
activated_cb (AccordCustomerPreferences *self, AccordEntity *preference)
{
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, preference, self->link), GTK_WIDGET (self));
}

static void
add_type_action (GtkWidget *widget, const char *name, GVariant *type)
{
  AccordCustomerPreferences *self = ACCORD_CUSTOMER_PREFERENCES (widget);
  g_autofree char *today = accord_date_to_iso (accord_date_today ());
  AdwDialog *dialog;

  if (self->owner == NULL)
    return;
  dialog = accord_record_dialog_new_add (self->workspace, &accord_preference_kind, self->link, accord_entity_get_id (self->owner));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", g_variant_get_string (type, NULL));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "noted_on", today);
  adw_dialog_present (dialog, widget);
}

static void
add_cb (AccordCustomerPreferences *self, GtkWidget *button)
{
  const AccordField *field = &accord_preference_kind.fields[accord_kind_find (&accord_preference_kind, "type")];
  g_autoptr (GMenu) menu = g_menu_new ();

  for (const AccordChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *label = g_strdup_printf (_("%s…"), accord_field_choice_label (field, choice->value));

      accord_menu_append (menu, label, "preferences.add", "s", choice->value);
    }
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static void
accord_customer_preferences_dispose (GObject *object)
{
  AccordCustomerPreferences *self = ACCORD_CUSTOMER_PREFERENCES (object);

  G_OBJECT_CLASS (accord_customer_preferences_parent_class)->dispose (object);
  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);
}

static void
accord_customer_preferences_class_init (AccordCustomerPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_preferences_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preferences.add", "s", add_type_action);
}

static void
accord_customer_preferences_init (AccordCustomerPreferences *self)
{
}

/**
 * accord_customer_preferences_new:
 * @workspace: the open file
 * @link: "customer" or "contact"
 *
 * Returns: (transfer floating): the section, of nobody
 */
GtkWidget *
accord_customer_preferences_new (AccordWorkspace *workspace, const char *link)
{
  AccordCustomerPreferences *self = g_object_new (ACCORD_TYPE_CUSTOMER_PREFERENCES, NULL);

  self->workspace = g_object_ref (workspace);
  self->link = g_intern_string (link);
  self->section = ACCORD_RECORD_SECTION (accord_record_section_new (workspace, _("Preferences and Needs"), _("Add a preference or need"),
                                                                    _("Nothing noted yet")));
  accord_record_section_set_funcs (self->section, NULL, show_row, self);
  g_signal_connect_object (self->section, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  return GTK_WIDGET (self);
}

/**
 * accord_customer_preferences_set_owner:
 * @self: the section
 * @owner: (nullable): customer or contact, as the section's link says
 */
void
accord_customer_preferences_set_owner (AccordCustomerPreferences *self, AccordEntity *owner)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PREFERENCES (self));

  if (g_set_object (&self->owner, owner))
    accord_record_section_set_owner (self->section, &accord_preference_kind, self->link,
                                     owner != NULL ? accord_entity_get_id (owner) : 0, "type", FALSE);
}
