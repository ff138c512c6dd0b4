/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes two records of a kind one where neither has an id, and what tells two of one name apart.
 * An activity is all that is said about it: two calls of one title with one customer on two days, or
 * with two texts, are two. A deal is its name with its customer, and its dates and amount tell two
 * renewals apart. A figure that was entered is what was counted of whom on which day, a goal
 * what is to be reached by whom in which days. No state; any thread. */

#include "accord-import-match-private.h"

#include "accord-text.h"

static const struct {
  const AccordKind *kind;
  const char *identity; /* besides the title and links that must be there */
  const char *tells;    /* '!': a different one is never the same; '@': of persons only */
  gboolean exact;
} table[] = {
  { &accord_customer_kind, "", "@phone city !tax_id @birthday", FALSE },
  { &accord_contact_kind, "", "phone birthday", FALSE },
  { &accord_member_kind, "", "phone", FALSE },
  { &accord_product_kind, "", "price series", FALSE },
  { &accord_deal_kind, "customer", "!opened_on closed_on expected_on amount product contact owner", TRUE },
  { &accord_reading_kind, "figure member until_on", "", FALSE },
  { &accord_goal_kind, "kpi begins_on ends_on team member", "", FALSE }, /* "Revenue Q4" is everybody's */
  { &accord_activity_kind, NULL, "!done_at outcome !answered_at score", TRUE }, /* may be done since, or answered */
};

static guint64
fields_named (const AccordKind *kind, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  guint64 fields = 0;

  for (guint i = 0; list[i] != NULL; i++)
    if (accord_kind_find (kind, list[i]) >= 0)
      fields |= BIT (accord_kind_find (kind, list[i]));
  return fields;
}

static void
add_tells (const AccordKind  *kind,
           const char        *tells,
           guint64            mapped,
           AccordImportRules *rules)
{
  g_auto (GStrv) list = g_strsplit (tells, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      gboolean marked = *list[i] == '!' || *list[i] == '@';
      int field = accord_kind_find (kind, list[i] + marked);

      g_return_if_fail (field >= 0 && rules->n_tells < ACCORD_IMPORT_TELLS_MAX);
      if (!(BIT (field) & mapped))
        continue;
      if (*list[i] == '!')
        rules->strict |= 1u << rules->n_tells;
      if (*list[i] == '@')
        rules->of_persons |= 1u << rules->n_tells;
      rules->tells[rules->n_tells++] = field;
    }
}

/* All that a file says of records that are nothing but what is said. */
static guint64
all_said (const AccordKind        *kind,
          guint64                  mapped,
          const AccordImportRules *rules)
{
  guint64 fields = mapped;

  for (int f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].flags & (ACCORD_FIELD_KEY | ACCORD_FIELD_HIDDEN | ACCORD_FIELD_CUSTOM))
      fields &= ~BIT (f);
  for (guint t = 0; t < rules->n_tells; t++)
    fields &= ~BIT (rules->tells[t]);
  return fields;
}

/*< private >
 * accord_import_match_rules:
 * @kind: what the file holds
 * @mapped: bit per field that the file has
 * @rules: (out caller-allocates): how its rows are told apart
 */
void
accord_import_match_rules (const AccordKind  *kind,
                           guint64            mapped,
                           AccordImportRules *rules)
{
  *rules = (AccordImportRules) { 0 };
  for (int f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == ACCORD_FIELD_LINK && (kind->fields[f].flags & ACCORD_FIELD_REQUIRED))
      rules->identity |= BIT (f) & mapped;
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (!accord_kind_is (kind, table[i].kind))
        continue;
      /* What a log does not say of any of its entries tells none of them apart. */
      add_tells (kind, table[i].tells, table[i].identity == NULL ? mapped : G_MAXUINT64, rules);
      rules->exact = table[i].exact;
      rules->identity |= table[i].identity == NULL ? all_said (kind, mapped, rules)
                                                   : fields_named (kind, table[i].identity) & mapped;
    }
  if (accord_kind_title (kind) >= 0)
    rules->identity &= ~BIT (accord_kind_title (kind));
}

static guint64
hash_email (const char *email)
{
  g_autofree char *lower = g_ascii_strdown (email, -1);

  return accord_import_index_hash (lower);
}

static guint64
hash_part (int         field,
           const char *text,
           gint64      number)
{
  guint64 hash = text == NULL ? accord_import_index_hash_number (number) : accord_import_index_hash (text);

  return hash * (2 * field + 3);
}

/* E-mail addresses and names are compared without case, phones by their digits. */
static guint64
hash_folded (const AccordField *field,
             int                index,
             const char        *text,
             gint64             number)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return hash_part (index, NULL, number);
  folded = field->type == ACCORD_FIELD_PHONE ? accord_text_phone_digits (text)
           : g_str_is_ascii (text)            ? g_ascii_strdown (text, -1)
                                              : g_utf8_casefold (text, -1);
  return hash_part (index, folded, 0);
}

static void
look_at_key (AccordImportMatch *self,
             AccordImportKnown *known,
             int                field,
             const char        *text,
             gint64             number)
{
  if (self->chosen & BIT (field))
    {
      known->chosen += hash_folded (&self->kind->fields[field], field, text, number);
      known->n_chosen++;
    }
  if (field == self->title || (self->rules.identity & BIT (field)))
    known->name += hash_part (field, text, number);
  if (self->keys & BIT (field))
    known->claimed = TRUE;
}

/*< private >
 * accord_import_match_look_at:
 * @look: what is known so far, added to
 * @field: index
 * @text: (nullable): its text
 * @number: its number
 *
 * Adds what one value says about who the record is. Nothing is said by an empty text or the number 0.
 */
void
accord_import_match_look_at (AccordImportMatch *self,
                             AccordImportLook  *look,
                             int                field,
                             const char        *text,
                             gint64             number)
{
  gboolean is_number = accord_field_has_number (&self->kind->fields[field]);

  if (is_number ? number == 0 : text == NULL || *text == '\0')
    return;
  if (is_number)
    text = NULL;
  look_at_key (self, &look->known, field, text, number);
  for (guint t = 0; t < self->rules.n_tells; t++)
    if (self->rules.tells[t] == field)
      look->tells[t] = (guint32) (hash_folded (&self->kind->fields[field], field, text, number) >> 32) | 1;
  if (field == self->email && text != NULL)
    look->known.email = hash_email (text);
  if (field == self->type && text != NULL)
    {
      look->known.person = g_str_equal (text, "person");
      look->known.company = g_str_equal (text, "company");
    }
}

/*< private >
 * accord_import_match_look:
 * @values: a row, in field order, links resolved
 * @look: (out caller-allocates): who it is
 */
void
accord_import_match_look (AccordImportMatch *self,
                          const AccordValue *values,
                          AccordImportLook  *look)
{
  *look = (AccordImportLook) { 0 };
  for (int f = 0; f < self->kind->n_fields; f++)
    if (!accord_value_is_empty (&values[f]))
      accord_import_match_look_at (self, look, f, values[f].text, values[f].has_number ? values[f].number : 0);
}
