/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above the list: what it shows, how many were found, and that more are being looked for when that
 * takes longer than a moment. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 240 /* ms: an answer that comes sooner, to who stops typing, needs no word about it */

static gboolean
is_narrowed (AccordCustomersList *self)
{
  return *accord_customers_list_typed (self) != '\0' || accord_list_view_asks (self->now);
}

void
accord_customers_list_update_title (AccordCustomersList *self)
{
  gint64 total = accord_id_list_get_total (self->list);
  g_autofree char *found = accord_number_format (MAX (total, 0));
  g_autofree char *all = NULL;
  g_autofree char *both = NULL;
  gint64 n_all;

  adw_window_title_set_title (self->title, self->view_record != NULL ? accord_entity_get_title (self->view_record)
                                                                     : _("Customers"));
  if (total >= 0)
    g_clear_handle_id (&self->looking_source, g_source_remove);
  if (!is_narrowed (self))
    {
      if (total >= 0)
        adw_window_title_set_subtitle (self->title, total > 0 ? found : "");
      return;
    }
  n_all = accord_record_count_get (self->all);
  if (n_all < 0 || total < 0)
    return;
  all = accord_number_format (n_all);
  /* Translators: "12 of 1,284" customers are found */
  both = g_strdup_printf (_("%1$s of %2$s"), found, all);
  adw_window_title_set_subtitle (self->title, both);
}

static gboolean
patience_ended_cb (gpointer data)
{
  AccordCustomersList *self = data;

  self->looking_source = 0;
  if (accord_id_list_get_total (self->list) < 0 && is_narrowed (self) &&
      accord_id_list_get_empty_reason (self->list) != ACCORD_EMPTY_FAILED)
    adw_window_title_set_subtitle (self->title, _("Looking…"));
  return G_SOURCE_REMOVE;
}

/* Something else was asked for: the count of before does not stand for long above what is coming. */
void
accord_customers_list_await_count (AccordCustomersList *self)
{
  if (self->looking_source == 0 && accord_id_list_get_total (self->list) < 0)
    self->looking_source = g_timeout_add (PATIENCE, patience_ended_cb, self);
}

/**
 * accord_customers_list_dup_heading:
 * @self: a list
 *
 * Returns: (transfer full): what stands above it on paper: "Customers · City is Bremen · “rob”"
 */
char *
accord_customers_list_dup_heading (AccordCustomersList *self)
{
  g_autoptr (GString) heading = NULL;
  g_autofree char *words = NULL;
  const char *typed;

  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), NULL);

  heading = g_string_new (adw_window_title_get_title (self->title));
  words = accord_filter_describe (self->now->filter);
  typed = accord_customers_list_typed (self);
  if (self->now->scope != ACCORD_SCOPE_EVERYONE)
    g_string_append_printf (heading, " · %s", accord_scope_label (self->now->scope));
  if (*words != '\0')
    g_string_append_printf (heading, " · %s", words);
  if (*typed != '\0')
    g_string_append_printf (heading, " · “%s”", typed);
  return g_string_free_and_steal (g_steal_pointer (&heading));
}
