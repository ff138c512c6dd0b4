/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCardFieldsDialog: a switch for each field; the board shows the choice at once. */

#include "accord-config.h"

#include "accord-card-fields.h"
#include "accord-commit.h"

#include <glib/gi18n-lib.h>

struct _AccordCardFieldsDialog {
  AdwDialog parent_instance;

  GPtrArray *rows;  /* of AdwSwitchRow, borrowed */
  GPtrArray *names; /* chosen, in the order they were */
  AdwPreferencesGroup *group;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordCardFieldsDialog, accord_card_fields_dialog, ADW_TYPE_DIALOG)

static const char *
name_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

/* When the card is full only those that are on can be switched. */
static void
limit (AccordCardFieldsDialog *self)
{
  gboolean full = self->names->len >= ACCORD_DEAL_CARD_LINES;

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (self->rows->pdata[i], !full || adw_switch_row_get_active (self->rows->pdata[i]));
}

static void
forget (AccordCardFieldsDialog *self, const char *name)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &at))
    g_ptr_array_remove_index (self->names, at);
}

static void
toggled_cb (AccordCardFieldsDialog *self, GParamSpec *pspec, GtkWidget *row)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  if (adw_switch_row_get_active (ADW_SWITCH_ROW (row)))
    g_ptr_array_add (self->names, g_strdup (name_of (row)));
  else
    forget (self, name_of (row));
  limit (self);
  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (names, self->names->pdata[i]);
  chosen = g_strv_builder_end (names);
  g_signal_emit (self, signals[CHANGED], 0, chosen);
}

static void
accord_card_fields_dialog_finalize (GObject *object)
{
  AccordCardFieldsDialog *self = ACCORD_CARD_FIELDS_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (accord_card_fields_dialog_parent_class)->finalize (object);
}

static void
accord_card_fields_dialog_class_init (AccordCardFieldsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_card_fields_dialog_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_CARD_FIELDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
accord_card_fields_dialog_init (AccordCardFieldsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
    self->group, _("Up to four fields stand below the title of a card, in the order in which they are chosen. Amount, next step and owner are always there."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (ADW_DIALOG (self), _("Card Fields"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  accord_dialog_set_quiet_child (ADW_DIALOG (self), view);
}

static void
add_row (AccordCardFieldsDialog *self, const AccordField *field)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_field_label (field));
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (field->name), g_free);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                             g_ptr_array_find_with_equal_func (self->names, field->name, g_str_equal, NULL));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * accord_card_fields_dialog_new:
 * @workspace: the open file
 * @fields: (array zero-terminated=1): names of those that are shown
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_card_fields_dialog_new (AccordWorkspace *workspace, const char *const *fields)
{
  AccordCardFieldsDialog *self = g_object_new (ACCORD_TYPE_CARD_FIELDS_DIALOG, NULL);
  g_autoptr (GPtrArray) offered = accord_card_fields_offered (workspace);

  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (self->names, g_strdup (fields[i]));
  for (guint i = 0; i < offered->len; i++)
    add_row (self, offered->pdata[i]);
  limit (self);
  return ADW_DIALOG (self);
}
