/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl standing: how likely a customer is to stay away and why, and what it buys beyond what all do (M16). */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-affinity.h"
#include "accord-churn-words.h"
#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-date.h"

typedef struct {
  AccordRecord *customer;
  AccordStanding *standing;
  AccordAffinity *affinity;
  const char *currency;
} Looked;

static void
looked_clear (Looked *self)
{
  g_clear_pointer (&self->customer, accord_record_unref);
  g_clear_pointer (&self->standing, accord_standing_free);
  g_clear_pointer (&self->affinity, accord_affinity_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Looked, looked_clear)

static gboolean
look (AccordCtl *ctl, Looked *self, GError **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  gint64 today = accord_date_today (), id;
  g_autoptr (AccordStandingScale) scale = NULL;
  g_autoptr (AccordCategorySums) sums = NULL;

  self->currency = accord_workspace_get_currency (ctl->workspace);
  self->customer = accord_ctl_find (store, &accord_customer_kind, ctl->argv[1], error);
  if (self->customer == NULL)
    return FALSE;
  id = accord_record_id (self->customer);
  scale = dex_await_boxed (accord_report_standing_scale (store, self->currency, today), error);
  if (scale == NULL)
    return FALSE;
  self->standing = dex_await_boxed (accord_report_standing (store, id, scale, self->currency, today), error);
  if (self->standing == NULL)
    return FALSE;
  sums = dex_await_boxed (accord_report_category_sums (store, self->currency, today), error);
  if (sums == NULL)
    return FALSE;
  self->affinity = dex_await_boxed (accord_report_affinity (store, id, sums, self->currency, today), error);
  return self->affinity != NULL;
}

static void
add_reasons (JsonBuilder *builder, const Looked *self)
{
  json_builder_set_member_name (builder, "churn_reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->standing->churn.n_reasons; i++)
    {
      g_autofree char *words = accord_churn_reason_words (&self->standing->churn.reasons[i], self->currency);

      json_builder_add_string_value (builder, words);
    }
  json_builder_end_array (builder);
}

static void
add_categories (JsonBuilder *builder, const Looked *self)
{
  json_builder_set_member_name (builder, "affinity");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->affinity->parts->len; i++)
    {
      const AccordAffinityPart *part = &g_array_index (self->affinity->parts, AccordAffinityPart, i);

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "category", part->name);
      json_builder_set_member_name (builder, "lift");
      json_builder_add_double_value (builder, part->lift);
      accord_ctl_json_int (builder, "purchases", part->n);
      accord_ctl_json_int (builder, "unpriced", part->n_unpriced);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Looked *self)
{
  static const char *const names[] = { "none", "low", "raised", "high" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "customer");
  accord_record_to_json (self->customer, builder);
  accord_ctl_json_text (builder, "churn_risk", names[self->standing->churn.level]);
  add_reasons (builder, self);
  accord_ctl_json_int (builder, "purchases", self->affinity->n);
  accord_ctl_json_int (builder, "unpriced", self->affinity->n_unpriced);
  add_categories (builder, self);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static void
add_row (AccordCtlTable *table, const char *name, const char *text)
{
  accord_ctl_table_add_cell (table, name);
  accord_ctl_table_add_cell (table, text);
}

static void
print_table (const Looked *self)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Customer"), FALSE);
  accord_ctl_table_add_column (table, accord_record_title (self->customer), FALSE);
  add_row (table, _("Churn Risk"), accord_risk_label (self->standing->churn.level));
  for (guint i = 0; i < self->standing->churn.n_reasons; i++)
    {
      g_autofree char *words = accord_churn_reason_words (&self->standing->churn.reasons[i], self->currency);

      add_row (table, "", words);
    }
  if (self->affinity->parts->len == 0)
    add_row (table, _("Buys More Than Others"), "—");
  for (guint i = 0; i < self->affinity->parts->len; i++)
    {
      const AccordAffinityPart *part = &g_array_index (self->affinity->parts, AccordAffinityPart, i);
      g_autofree char *lift = g_strdup_printf (_("%.2f×"), part->lift);
      g_autofree char *words = g_strdup_printf ("%s %s", part->name, lift);

      add_row (table, i == 0 ? _("Buys More Than Others") : "", words);
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Looked) looked = { 0 };
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, NULL))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_open (ctl, FALSE, &error) || !look (ctl, &looked, &error))
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (&looked);
  else
    print_table (&looked);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_standing_command = {
  "standing", N_("FILE UID"), N_("Tell how likely a customer is to stay away, and what it buys beyond what all do"), 2, 2, run,
};
