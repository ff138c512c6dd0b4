/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the customer of a page stands: read in the background, shown in six places. */

#include "accord-config.h"

#include "accord-customer-record-private.h"

#include "accord-commit.h"
#include "accord-customer-stats.h"

/**
 * accord_customer_record_show_standing:
 * @self: the page
 * @standing: (nullable): how the customer stands; %NULL while it is being read
 */
void
accord_customer_record_show_standing (AccordCustomerRecord *self, const AccordStanding *standing)
{
  accord_customer_header_set_standing (self->header, standing);
  accord_customer_stats_show_standing (self->stats, standing, accord_workspace_get_currency (self->workspace));
  accord_customer_details_set_standing (self->details, standing);
  accord_customer_suggestion_set (self->suggestion, self->entity, standing);
  accord_customer_purchases_set_standing (self->purchases, standing);
  accord_customer_related_set_standing (self->related, standing);
}

typedef struct {
  AccordCustomerRecord *record; /* owned */
  guint generation;
} Looking;

static void
looking_free (gpointer data)
{
  g_object_unref (((Looking *) data)->record);
  g_free (data);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Looking *looking = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (looking->generation != looking->record->generation)
    return dex_ref (future);
  if (value != NULL)
    accord_customer_record_show_standing (looking->record, g_value_get_boxed (value));
  else if (!g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING)) /* deleted: the page is about to turn */
    accord_say_error (GTK_WIDGET (looking->record), error->message);
  return dex_ref (future);
}

/**
 * accord_customer_record_look:
 * @data: the page
 *
 * Reads how its customer stands, and shows it.
 */
void
accord_customer_record_look (gpointer data)
{
  AccordCustomerRecord *self = data;
  Looking *looking;

  self->generation++;
  if (self->entity == NULL)
    return;
  looking = g_new (Looking, 1);
  *looking = (Looking) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (accord_standings_read (self->standings, accord_entity_get_id (self->entity)),
                                         looked_cb, looking, looking_free));
}
