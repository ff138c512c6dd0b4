/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tax ids and the unified social credit code (统一社会信用代码). Any thread. */

#include "accord-tax-id.h"

#include <string.h>

#include "accord-text.h"

#define KEY_MIN 6
#define CODE_LENGTH 18
#define CODE_BASE 31

/* GB 32100-2015, table 1: the digits and capitals without I, O, S, V and Z. */
static const char code_signs[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * accord_tax_id_key:
 * @text: (nullable): a tax id as somebody wrote it
 *
 * Returns: (transfer full): its capitals and digits alone; "" when there are fewer than six, or no
 *   digit among them
 */
char *
accord_tax_id_key (const char *text)
{
  g_autofree char *plain = accord_text_squash (text);
  g_autofree char *key = g_ascii_strup (plain, -1);

  return g_strdup (strlen (key) >= KEY_MIN && strpbrk (key, "0123456789") != NULL ? key : "");
}

/**
 * accord_tax_id_is_credit_code:
 * @key: from accord_tax_id_key()
 *
 * Checks the last sign of a unified social credit code: with the values C of the first 17 signs and
 * weights 3^(i-1) mod 31, it is (31 - sum of C·W mod 31) mod 31. Source: GB 32100-2015, 4.2.6.
 *
 * Returns: whether @key is such a code
 */
gboolean
accord_tax_id_is_credit_code (const char *key)
{
  int sum = 0, weight = 1;

  if (strlen (key) != CODE_LENGTH)
    return FALSE;
  for (int i = 0; i < CODE_LENGTH - 1; i++)
    {
      const char *sign = strchr (code_signs, key[i]);

      if (sign == NULL)
        return FALSE;
      sum += (int) (sign - code_signs) * weight;
      weight = weight * 3 % CODE_BASE;
    }
  return key[CODE_LENGTH - 1] == code_signs[(CODE_BASE - sum % CODE_BASE) % CODE_BASE];
}
