/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Call, write and open, where a number or an address is read. What the record's channels forbid is not
 * started from here; what they prefer stands out (M25). */

#include "accord-config.h"

#include "accord-field-reach.h"

#include "accord-record-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  AccordFieldType type;
  const char *channel; /* or NULL */
  const char *icon_name;
  const char *scheme;
  const char *name; /* N_() */
} Reach;

static const Reach reaches[] = {
  { ACCORD_FIELD_PHONE, "phone", "accord-call-symbolic", "tel:", N_("Call %s") },
  { ACCORD_FIELD_EMAIL, "email", "accord-email-symbolic", "mailto:", N_("Write to %s") },
  { ACCORD_FIELD_URL, NULL, "adw-external-link-symbolic", "", N_("Open %s") },
};

static const Reach *
reach_of (const AccordField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reaches); i++)
    if (reaches[i].type == field->type)
      return &reaches[i];
  return NULL;
}

static gboolean
says (AccordEntity *entity, const char *field, const char *channel)
{
  return channel != NULL && accord_kind_find (accord_entity_get_kind (entity), field) >= 0 &&
         g_strcmp0 (accord_entity_get_text (entity, field), channel) == 0;
}

/**
 * accord_field_reach_is_allowed:
 * @entity: customer or contact
 * @channel: (nullable): "phone", "email"
 *
 * Returns: %FALSE where that channel is one not to be used
 */
gboolean
accord_field_reach_is_allowed (AccordEntity *entity, const char *channel)
{
  g_return_val_if_fail (ACCORD_IS_ENTITY (entity), FALSE);
  return !says (entity, "forbidden_channel", channel);
}

/**
 * accord_field_reach_is_preferred:
 * @entity: customer or contact
 * @channel: (nullable): "phone", "email"
 *
 * Returns: whether that channel is the preferred one
 */
gboolean
accord_field_reach_is_preferred (AccordEntity *entity, const char *channel)
{
  g_return_val_if_fail (ACCORD_IS_ENTITY (entity), FALSE);
  return says (entity, "preferred_channel", channel);
}

static void
show (GtkWidget *button, GParamSpec *pspec, AccordEntity *entity)
{
  AccordFieldRow *row = g_object_get_data (G_OBJECT (button), "row");
  const AccordField *field = accord_field_row_get_field (row);
  const Reach *reach = reach_of (field);
  gboolean may = accord_entity_get_record (entity) != NULL && accord_field_reach_is_allowed (entity, reach->channel);
  const char *value = may ? accord_entity_get_text (entity, field->name) : NULL;
  gboolean bare = value != NULL && field->type == ACCORD_FIELD_URL && strstr (value, "://") == NULL;
  g_autofree char *name = g_strdup_printf (_(reach->name), value != NULL ? value : "");

  accord_reach_button_set (button, bare ? "https://" : reach->scheme, value, name);
  if (accord_field_reach_is_preferred (entity, reach->channel))
    gtk_widget_add_css_class (button, "accent");
  else
    gtk_widget_remove_css_class (button, "accent");
}

static void
entity_cb (GtkWidget *button, GParamSpec *pspec, AccordFieldRow *row)
{
  AccordEntity *entity = accord_field_row_get_entity (row);
  AccordEntity *before = g_object_get_data (G_OBJECT (button), "entity");

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, show, button);
  g_object_set_data_full (G_OBJECT (button), "entity", entity != NULL ? g_object_ref (entity) : NULL, g_object_unref);
  gtk_widget_set_visible (button, FALSE);
  if (entity == NULL)
    return;
  g_signal_connect_object (entity, "notify::record", G_CALLBACK (show), button, G_CONNECT_SWAPPED);
  show (button, NULL, entity);
}

/**
 * accord_field_reach_add:
 * @row: a new row of a record page
 */
void
accord_field_reach_add (AccordFieldRow *row)
{
  const Reach *reach;
  GtkWidget *button;

  g_return_if_fail (ACCORD_IS_FIELD_ROW (row));

  reach = reach_of (accord_field_row_get_field (row));
  if (reach == NULL)
    return;
  button = accord_reach_button_new (reach->icon_name, NULL);
  g_object_set_data (G_OBJECT (button), "row", row);
  accord_field_row_add_suffix (row, button);
  g_signal_connect_object (row, "notify::entity", G_CALLBACK (entity_cb), button, G_CONNECT_SWAPPED);
  entity_cb (button, NULL, row);
}
