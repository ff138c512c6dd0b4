/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a column may go, as a list to choose from: nowhere, the fields of the kind with those that users
 * added, parts of a name, further ways to reach somebody, and a field to be made. */

#include "accord-config.h"

#include "accord-assistant-targets.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "accord-custom-field.h"
#include "accord-import-extra.h"
#include "accord-import-headings.h"

static const struct {
  const char *type;
  const char *label;
} ways[] = {
  { "phone", N_("Further phone") },
  { "email", N_("Further e-mail") },
  { "messenger", N_("Messenger") },
  { "website", N_("Further website") },
  { "name", N_("Other name") },
};

static const struct {
  const char *target;
  const char *label;
} persons[] = {
  { ACCORD_IMPORT_CONTACT "name", N_("Contact: name") },
  { ACCORD_IMPORT_CONTACT "position", N_("Contact: position") },
  { ACCORD_IMPORT_CONTACT "phone", N_("Contact: phone") },
  { ACCORD_IMPORT_CONTACT "email", N_("Contact: e-mail") },
};

static const struct {
  const char *target;
  const char *label;
} names[] = {
  { ACCORD_IMPORT_FIRST_NAME, N_("First name") },
  { ACCORD_IMPORT_MIDDLE_NAME, N_("Middle name") },
  { ACCORD_IMPORT_LAST_NAME, N_("Last name") },
};

static const struct {
  const char *name;
  const char *label;
} places[] = {
  { "formatted", N_("Further address") },
  { "po_box", N_("Post office box") },
  { "extended", N_("Address extension") },
  { "street", N_("Street") },
  { "street_2", N_("Street, second line") },
  { "street_3", N_("Street, third line") },
  { "postal_code", N_("Postal code") },
  { "city", N_("City") },
  { "region", N_("Region") },
  { "country", N_("Country") },
};

static const char *
after_last_colon (const char *target)
{
  const char *at = strrchr (target, ':');

  return at == NULL ? target : at + 1;
}

static const char *
way_label (const char *target)
{
  const char *type = strchr (target, ':') + 1;

  if (g_str_has_prefix (type, "address:"))
    return _("Further address");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_has_prefix (type, ways[i].type) && type[strlen (ways[i].type)] == ':')
      return _(ways[i].label);
  return type;
}

static char *
address_label (const char *target)
{
  const char *name = after_last_colon (target);
  const char *group = target + strlen (ACCORD_IMPORT_ADDRESS);
  const char *label = name;
  g_autofree char *of = g_strndup (group, MAX (name - group - 1, 0));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].name, name) == 0)
      label = _(places[i].label);
  return *of == '\0' || strcmp (name, "formatted") == 0 ? g_strdup (label) : g_strdup_printf ("%s (%s)", label, of);
}

static char *
person_label (const char *target)
{
  int field = accord_kind_find (&accord_contact_kind, after_last_colon (target));

  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    if (strcmp (persons[i].target, target) == 0)
      return g_strdup (_(persons[i].label));
  return g_strdup (field < 0 ? target : accord_field_label (&accord_contact_kind.fields[field]));
}

/*< private >
 * accord_assistant_target_label:
 * @kind: what the rows are
 * @target: where a column goes
 *
 * Returns: (transfer full): that in words
 */
char *
accord_assistant_target_label (const AccordKind *kind, const char *target)
{
  int field = accord_kind_find (kind, target);

  if (field >= 0)
    return g_strdup (accord_field_label (&kind->fields[field]));
  if (g_str_has_prefix (target, ACCORD_IMPORT_ENTERED))
    /* Translators: %s is a stage of the pipeline; the column has the day on which it was reached */
    return g_strdup_printf (_("Date of “%s”"), target + strlen (ACCORD_IMPORT_ENTERED));
  if (g_str_has_prefix (target, ACCORD_IMPORT_HANDLE))
    return g_strdup (way_label (target));
  if (g_str_has_prefix (target, ACCORD_IMPORT_LABEL))
    return g_strdup_printf (_("Label of “%s”"), way_label (target));
  if (g_str_has_prefix (target, ACCORD_IMPORT_USE))
    /* Translators: %s is a phone, an e-mail, …; the column says whether it is preferred or not to be used */
    return g_strdup_printf (_("Use of “%s”"), way_label (target));
  if (g_str_has_prefix (target, ACCORD_IMPORT_ADDRESS))
    return address_label (target);
  if (g_str_has_prefix (target, ACCORD_IMPORT_CONTACT))
    return person_label (target);
  if (strcmp (target, ACCORD_IMPORT_TAGS) == 0)
    return g_strdup (_("Tags"));
  if (strcmp (target, ACCORD_IMPORT_PHOTO) == 0)
    return g_strdup (_("Picture"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].target, target) == 0)
      return g_strdup (_(names[i].label));
  return g_strdup (strcmp (target, ACCORD_IMPORT_UID) == 0 ? _("Record of Accord") : target);
}

static void
target_free (gpointer data)
{
  AccordAssistantTarget *target = data;

  g_free (target->target);
  g_free (target->label);
  g_free (target);
}

static gboolean
is_listed (GPtrArray *targets, const char *target)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_strcmp0 (((AccordAssistantTarget *) targets->pdata[i])->target, target) == 0)
      return TRUE;
  return FALSE;
}

static void
add (GPtrArray *targets, const char *target, const char *label)
{
  AccordAssistantTarget *added;

  if (is_listed (targets, target))
    return;
  added = g_new0 (AccordAssistantTarget, 1);
  added->target = g_strdup (target);
  added->label = g_strdup (label);
  g_ptr_array_add (targets, added);
}

/* A further phone is called what its column is called. */
static void
add_ways (GPtrArray *targets, const char *heading)
{
  g_autofree char *label = g_strdelimit (g_strdup (heading), ":", ' ');
  g_autofree char *address = g_strconcat (ACCORD_IMPORT_ADDRESS, label, ":formatted", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *target = g_strconcat (ACCORD_IMPORT_HANDLE, ways[i].type, ":", label, NULL);

      add (targets, target, _(ways[i].label));
    }
  add (targets, address, _("Further address"));
}

static void
add_fields (GPtrArray *targets, const AccordKind *kind)
{
  for (int i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC)))
      add (targets, kind->fields[i].name, accord_field_label (&kind->fields[i]));
}

/*< private >
 * accord_assistant_targets:
 * @plan: a plan
 * @column: index of a column
 *
 * Returns: (transfer full) (element-type AccordAssistantTarget): where it may go, the first nowhere
 */
GPtrArray *
accord_assistant_targets (AccordImportPlan *plan, guint column)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  const AccordImportColumn *source = accord_import_plan_get_columns (plan)->pdata[column];
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  add (targets, NULL, _("Do Not Import"));
  if (source->target != NULL)
    {
      g_autofree char *label = accord_assistant_target_label (kind, source->target);

      add (targets, source->target, label);
    }
  add_fields (targets, kind);
  if (accord_kind_is_person (kind) || accord_kind_is (kind, &accord_customer_kind))
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      add (targets, names[i].target, _(names[i].label));
  for (gsize i = 0; accord_kind_is (kind, &accord_customer_kind) && i < G_N_ELEMENTS (persons); i++)
    add (targets, persons[i].target, _(persons[i].label));
  if (accord_import_kind_takes_tags (kind))
    add (targets, ACCORD_IMPORT_TAGS, _("Tags"));
  if (accord_import_kind_has_handles (kind))
    {
      add_ways (targets, source->heading);
      add (targets, ACCORD_IMPORT_PHOTO, _("Picture"));
    }
  if (accord_custom_field_takes (kind))
    add (targets, ACCORD_ASSISTANT_NEW_FIELD, _("New Field…"));
  return targets;
}
